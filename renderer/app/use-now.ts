import { useEffect, useState } from 'react';
import { useRoom } from './room-context.tsx';

/** The server's time, updated every `intervalMs`. */
export function useNow(intervalMs = 1000): number {
  const room = useRoom();
  const [time, setTime] = useState(() => room.now());
  useEffect(() => {
    setTime(room.now());
    const timer = setInterval(() => setTime(room.now()), intervalMs);
    return () => clearInterval(timer);
  }, [room, intervalMs]);
  return time;
}
