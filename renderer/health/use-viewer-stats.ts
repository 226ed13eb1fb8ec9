import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { useRoom, useShow } from '../app/room-context.tsx';
import { Loopback, type ViewerStats } from './loopback.ts';

const NOTHING = createStore(() => ({ viewer: undefined as ViewerStats | undefined }));

/** Loopback measurements while the show is live; undefined while nothing arrives. */
export function useViewerStats(): ViewerStats | undefined {
  const room = useRoom();
  const isLive = useShow(show => show.lifecycle.phase.kind === 'live');
  const [loopback, setLoopback] = useState<Loopback>();
  useEffect(() => {
    if (!isLive) return;
    const opened = new Loopback(room);
    setLoopback(opened);
    return () => {
      opened.close();
      setLoopback(undefined);
    };
  }, [room, isLive]);
  return useStore(loopback?.store ?? NOTHING, ({ viewer }) => viewer);
}
