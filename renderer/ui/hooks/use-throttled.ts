import { useEffect, useRef, useState } from 'react';

/**
 * Follows a value that may change many times a second, at a pace that eyes can follow: the first change shows at once,
 * further ones together when the pace allows.
 */
export function usePaced<T>(value: T, paceMs: number): T {
  const [shown, setShown] = useState(value);
  const shownAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const show = () => {
      shownAt.current = performance.now();
      setShown(value);
    };
    const wait = shownAt.current + paceMs - performance.now();
    if (wait <= 0) return show();
    const timer = setTimeout(show, wait);
    return () => clearTimeout(timer);
  }, [value, paceMs]);
  return shown;
}
