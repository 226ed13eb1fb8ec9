import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Distance from the end in pixels that still counts as the end. */
const THRESHOLD = 24;

/**
 * Keeps a list scrolled to its end. Once the reader scrolls back it stays there, and counts the messages that came since.
 * `newest` is the id of the last message, `count` their number.
 */
export function useStickToBottom(newest: string | undefined, count: number) {
  const box = useRef<HTMLDivElement>(null);
  const fromEnd = useRef(0);
  const [leftAt, setLeftAt] = useState<number>();
  const stuck = leftAt === undefined;
  const latest = useRef(count);
  latest.current = count;

  const toEnd = useCallback(() => box.current?.scrollTo({ top: box.current.scrollHeight }), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is the reason to move.
  useLayoutEffect(() => {
    if (stuck) toEnd();
  }, [newest, stuck, toEnd]);

  // The list's lower edge stays where it is: so does what is read, when a card above takes of its height or gives it back.
  useLayoutEffect(() => {
    const list = box.current;
    if (!list) return;
    let height = list.clientHeight;
    const observer = new ResizeObserver(() => {
      if (stuck) toEnd();
      else list.scrollTop += height - list.clientHeight;
      height = list.clientHeight;
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
  return { box, onScroll, backToEnd, leaveEnd, stuck, missed: stuck ? 0 : Math.max(0, count - leftAt) };
}
