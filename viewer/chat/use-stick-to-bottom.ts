import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/** How near to the end counts as being there; fingers and fractions of pixels are not exact. */
const NEAR = 24;

/**
 * Keeps a list at its end while its reader is there. Once they scroll back it stays where they read, and counts what
 * came in the meantime.
 */
export function useStick(newest: string | undefined, count: number) {
  const box = useRef<HTMLDivElement>(null);
  const [leftAt, setLeftAt] = useState<number>();
  const stuck = leftAt === undefined;

  const toEnd = useCallback(() => box.current?.scrollTo({ top: box.current.scrollHeight }), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is the reason to move.
  useLayoutEffect(() => {
    if (stuck) toEnd();
  }, [newest, stuck, toEnd]);

  useLayoutEffect(() => {
    const list = box.current;
    if (!list || !stuck) return;
    const observer = new ResizeObserver(toEnd);
    observer.observe(list);
    return () => observer.disconnect();
  }, [stuck, toEnd]);

  const onScroll = () => {
    const list = box.current;
    if (!list) return;
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
    setLeftAt(left => (atEnd ? undefined : (left ?? count)));
  };
  const backToEnd = () => setLeftAt(undefined);
  return { box, onScroll, backToEnd, missed: stuck ? 0 : Math.max(0, count - leftAt) };
}
