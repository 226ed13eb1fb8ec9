import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef } from 'react';
import type { PausableFeed } from './use-pausable-feed.ts';

const ROW_HEIGHT = 28;
/** Distance from the end, in pixels, that counts as being at the end. */
const AT_END = 8;
/** Rows beyond those in sight: some to scroll to, and few while each second brings others. */
const OVERSCAN = { paused: 12, following: 2 };

/**
 * A virtual list that stays scrolled to its end unless it is paused. Only scrolling by the user pauses it, as new rows
 * scroll it too.
 */
export function useStickToEnd({ rows, isPaused, setPaused, showNewest }: PausableFeed) {
  const feed = useRef<HTMLDivElement>(null);
  const isUserScroll = useRef(false);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => feed.current,
    getItemKey: index => rows[index]?.id ?? index,
    estimateSize: () => ROW_HEIGHT,
    overscan: isPaused ? OVERSCAN.paused : OVERSCAN.following,
    paddingStart: 4,
    paddingEnd: 4,
    // With overscan, scrolling does not need a synchronous render.
    useFlushSync: false,
  });
  // At the end it is kept there below; a correction for each row that is measured would be a layout for each.
  virtual.shouldAdjustScrollPositionOnItemSizeChange = isPaused ? undefined : () => false;
  const height = virtual.getTotalSize();

  const toEnd = useCallback(() => {
    if (feed.current) feed.current.scrollTop = feed.current.scrollHeight;
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new and newly measured rows both move the end.
  useLayoutEffect(() => {
    if (!isPaused) toEnd();
  }, [isPaused, rows, height, toEnd]);

  // What is read stays where it is on the screen, and so under the pointer, when a strip above comes or goes.
  useLayoutEffect(() => {
    const { current } = feed;
    if (!current) return;
    let { top } = current.getBoundingClientRect();
    const observer = new ResizeObserver(() => {
      const now = current.getBoundingClientRect().top;
      if (isPaused) current.scrollTop += now - top;
      else toEnd();
      top = now;
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [isPaused, toEnd]);

  const onUserScroll = useCallback(() => {
    isUserScroll.current = true;
  }, []);
  const onScroll = useCallback(() => {
    const { current } = feed;
    if (!isUserScroll.current || !current) return;
    setPaused('scrolled', current.scrollHeight - current.scrollTop - current.clientHeight > AT_END);
  }, [setPaused]);
  const jump = useCallback(() => {
    isUserScroll.current = false;
    showNewest();
    // The pointer may keep the feed paused, so it does not scroll to the end by itself.
    requestAnimationFrame(toEnd);
  }, [showNewest, toEnd]);

  return { feed, virtual, height, onUserScroll, onScroll, jump };
}
