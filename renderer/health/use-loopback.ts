import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { useRoom, useShow } from '../app/room-context.tsx';
import { Loopback, type ViewersEye } from './loopback.ts';

const NOTHING = createStore(() => ({ seen: undefined as ViewersEye | undefined }));

/** What viewers get while the show is live; undefined while nothing arrives. */
export function useViewersEye(): ViewersEye | undefined {
  const room = useRoom();
  const isLive = useShow(show => show.phase.kind === 'live');
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
  return useStore(loopback?.store ?? NOTHING, ({ seen }) => seen);
}
