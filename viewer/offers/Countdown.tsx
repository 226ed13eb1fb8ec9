import { useEffect, useState } from 'react';
import { room } from '../session.ts';
import { formatDuration } from '../ui/format.ts';

/** Whole seconds until a server time; re-renders exactly when they change, so that all pages count in step. */
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

/** Countdown to a server time; `says` labels it for screen readers. */
export function Countdown({ until, says }: { until: number; says: string }) {
  const seconds = useSecondsUntil(until);
  return (
    <span className="card-clock">
      <span className="sr-only">{says} </span>
      {formatDuration(seconds * 1000)}
    </span>
  );
}
