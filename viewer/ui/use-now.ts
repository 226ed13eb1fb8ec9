import { useEffect, useState } from 'react';

/** A clock that ticks each second while something on the page counts by it, and stands still otherwise. */
export function useNow(read: () => number, ticking: boolean): number {
  const [now, setNow] = useState(read);
  useEffect(() => {
    if (!ticking) return;
    setNow(read());
    const timer = setInterval(() => setNow(read()), 1000);
    return () => clearInterval(timer);
  }, [read, ticking]);
  return now;
}
