import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { useRoom, useShow } from '../app/room-context.tsx';
import type { Received } from './grade.ts';
import { Loopback } from './loopback.ts';

const NOTHING = createStore<Received>(() => []);

/** What a viewer received in the last seconds, as the loopback measures it while the show is live. */
export function useReceived(): Received {
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
  return useStore(loopback?.store ?? NOTHING);
}
