import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { QueueRow } from './held.ts';

const ROW_HEIGHT = 112;

/** The rows of the queue that are in sight, whichever of thousands they are; the selected one is brought there. */
export function useHeldRows(rows: readonly QueueRow[], selected: string | undefined) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: index => rows[index]?.entry.message.id ?? index,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    useFlushSync: false,
  });
  const latest = useRef(rows);
  latest.current = rows;
  useEffect(() => {
    const index = latest.current.findIndex(({ entry }) => entry.message.id === selected);
    if (index !== -1) virtual.scrollToIndex(index, { align: 'auto' });
  }, [virtual, selected]);
  return { scroller, virtual };
}
