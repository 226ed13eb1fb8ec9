import { useEffect, useRef, useState } from 'react';
import { RecentShare } from './health.ts';

/** The share of `part` in `whole` over the last seconds, from two counters that OBS reports with its statistics. */
export function useRecentShare(part: number, whole: number): number {
  const share = useRef<RecentShare>(undefined);
  const [recent, setRecent] = useState(0);
  useEffect(() => {
    share.current ??= new RecentShare();
    setRecent(share.current.read(part, whole, performance.now()));
  }, [part, whole]);
  return recent;
}
