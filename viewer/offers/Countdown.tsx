import { useEffect, useState } from 'react';
import { room } from '../session.ts';
import { clockText } from '../ui/format.ts';

/** Full seconds until a server time, re-rendering at each of them, so that every page counts as one. */
function useSecondsUntil(until: number): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(until));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const left = until - room.now();
      setSeconds(secondsUntil(until));
      if (left > 0) timer = setTimeout(tick, left % 1000);
    };
    tick();
    return () => clearTimeout(timer);
  }, [until]);
  return seconds;
}

const secondsUntil = (until: number): number => Math.max(0, Math.ceil((until - room.now()) / 1000));

/** How long it is until a server time; `says` is what that time is, for those who hear it. */
export function Countdown({ until, says }: { until: number; says: string }) {
  const seconds = useSecondsUntil(until);
  return (
    <span className="card-clock">
      <span className="sr-only">{says} </span>
      {clockText(seconds * 1000)}
    </span>
  );
}
