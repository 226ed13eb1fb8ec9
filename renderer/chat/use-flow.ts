import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef } from 'react';
import type { LiveReading } from './use-reading.ts';

const ROW_HEIGHT = 28;
/** Closer to the end than this counts as being there, in pixels. */
const AT_END = 8;

/**
 * A virtual list that keeps to its end while it flows, and where the reader left it while it stands still. Only a
 * person's own scrolling makes it stand: its growth scrolls too.
 */
export function useFlow({ rows, standing, hold, catchUp }: LiveReading) {
  const feed = useRef<HTMLDivElement>(null);
  const byHand = useRef(false);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => feed.current,
    getItemKey: index => rows[index]?.id ?? index,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    paddingStart: 4,
    paddingEnd: 4,
    // Rows are drawn ahead of the edges, so a scroll need not stop everything else until it is drawn.
    useFlushSync: false,
  });
  const height = virtual.getTotalSize();

  const toEnd = useCallback(() => {
    if (feed.current) feed.current.scrollTop = feed.current.scrollHeight;
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows and newly measured ones both move the end.
  useLayoutEffect(() => {
    if (!standing) toEnd();
  }, [standing, rows, height, toEnd]);

  const onHand = useCallback(() => {
    byHand.current = true;
  }, []);
  const onScroll = useCallback(() => {
    const { current } = feed;
    if (!byHand.current || !current) return;
    hold('scrolled', current.scrollHeight - current.scrollTop - current.clientHeight > AT_END);
  }, [hold]);
  const jump = useCallback(() => {
    byHand.current = false;
    catchUp();
    // The pointer may rest on the list and keep it standing, so the way to the end is gone once by hand.
    requestAnimationFrame(toEnd);
  }, [catchUp, toEnd]);

  return { feed, virtual, height, onHand, onScroll, jump };
}
