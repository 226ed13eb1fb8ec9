import { useEffect, useState } from 'react';

/** The time that `read` returns, updated each second while `ticking`. */
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
