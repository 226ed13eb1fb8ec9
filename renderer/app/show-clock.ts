import { useEffect, useState } from 'react';
import { useRoom } from './room-context.tsx';

const two = (value: number): string => String(value).padStart(2, '0');

/** A duration as `00:42:17`. */
export function formatLongDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Server time, re-rendered at each full second after `since`, so that no clock skips a second. */
export function useServerNow(since: number): number {
  const room = useRoom();
  const [now, setNow] = useState(() => room.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const current = room.now();
      setNow(current);
      const intoSecond = (((current - since) % 1000) + 1000) % 1000;
      timer = setTimeout(tick, 1000 - intoSecond + 5);
    };
    tick();
    return () => clearTimeout(timer);
  }, [room, since]);
  return now;
}
