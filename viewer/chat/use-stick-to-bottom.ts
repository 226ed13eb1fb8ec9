import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Distance from the end in pixels that still counts as the end. */
const THRESHOLD = 24;

/**
 * Keeps a list scrolled to its end. Once the reader scrolls back it stays there, and counts the messages that came since.
 * `count` is the number of messages; `height` is the list's, known once it was laid out: who asks
 * the element itself has the page laid out for it.
 */
export function useStickToBottom(count: number) {
  const box = useRef<HTMLDivElement>(null);
  const height = useRef<number>(undefined);
  const fromEnd = useRef(0);
  const [leftAt, setLeftAt] = useState<number>();
  const stuck = leftAt === undefined;
  const latest = useRef(count);
  latest.current = count;

  const toEnd = useCallback(() => box.current?.scrollTo({ top: box.current.scrollHeight }), []);

  // After each rendering: lines come in parts, so that another one drawn is not always a newest one.
  useLayoutEffect(() => {
    if (!stuck) return;
    // Right before the page is laid out for its next frame anyway: here it would be laid out twice.
    const frame = requestAnimationFrame(toEnd);
    return () => cancelAnimationFrame(frame);
  });

  // The list's lower edge stays where it is: so does what is read, when a card above takes of its height or gives it back.
  useLayoutEffect(() => {
    const list = box.current;
    if (!list) return;
    const observer = new ResizeObserver(() => {
      const before = height.current ?? list.clientHeight;
      height.current = list.clientHeight;
      if (stuck) toEnd();
      else list.scrollTop += before - height.current;
    });
    observer.observe(list);
    return () => observer.disconnect();
  }, [stuck, toEnd]);

  // The list may have grown at its top. Safari keeps no place by itself then.
  useLayoutEffect(() => {
    const list = box.current;
    if (stuck || !list || CSS.supports('overflow-anchor', 'auto')) return;
    list.scrollTop = list.scrollHeight - fromEnd.current;
  }, [stuck]);

  const onScroll = () => {
    const list = box.current;
    if (!list) return;
    fromEnd.current = list.scrollHeight - list.scrollTop;
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < THRESHOLD;
    setLeftAt(left => (atEnd ? undefined : (left ?? count)));
  };
  const backToEnd = () => setLeftAt(undefined);
  const leaveEnd = useCallback(() => setLeftAt(left => left ?? latest.current), []);
  return {
    box,
    height,
    onScroll,
    backToEnd,
    leaveEnd,
    stuck,
    missed: stuck ? 0 : Math.max(0, count - leftAt),
  };
}
