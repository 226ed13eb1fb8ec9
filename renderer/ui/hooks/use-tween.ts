import { useEffect, useRef, useState } from 'react';

const TWEEN_MS = 400;

/** Animates a number to its new value; without animation under `prefers-reduced-motion`. */
export function useTween(target: number): number {
  const [shown, setShown] = useState(target);
  const current = useRef(target);
  useEffect(() => {
    const from = current.current;
    if (from === target) return;
    const isReduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const start = performance.now();
    let frame = 0;
    const step = (time: number) => {
      const progress = isReduced ? 1 : Math.min(1, Math.max(0, (time - start) / TWEEN_MS));
      current.current = from + (target - from) * (1 - (1 - progress) ** 3);
      setShown(current.current);
      if (progress < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [target]);
  return shown;
}
