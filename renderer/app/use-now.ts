import { useEffect, useState } from 'react';
import { useRoom } from './room-context.tsx';

/** The server's time for a component that shows running time, renewed every `everyMs`. */
export function useNow(everyMs = 1000): number {
  const room = useRoom();
  const [time, setTime] = useState(() => room.now());
  useEffect(() => {
    setTime(room.now());
    const timer = setInterval(() => setTime(room.now()), everyMs);
    return () => clearInterval(timer);
  }, [room, everyMs]);
  return time;
}
