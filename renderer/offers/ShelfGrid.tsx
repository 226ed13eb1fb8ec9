import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ShelfCard } from './ShelfCard.tsx';
import type { ShelfEntry } from './shelf.ts';
import type { TogglePin } from './use-pinning.ts';

const MIN_CARD_WIDTH = 208;
const CARD_HEIGHT = 64;
const GAP = 8;

/** Number of columns that fit into an element. */
function useColumns(container: RefObject<HTMLElement | null>): number {
  const [columns, setColumns] = useState(1);
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      setColumns(Math.max(1, Math.floor((element.clientWidth + GAP) / (MIN_CARD_WIDTH + GAP))));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [container]);
  return columns;
}

/** A virtual grid of the shelf's cards, row by row. */
export function ShelfGrid(props: { entries: ShelfEntry[]; onToggle: TogglePin }) {
  const { entries, onToggle } = props;
  const { t } = useTranslation('offers');
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const columns = useColumns(list);
  const virtual = useVirtualizer({
    count: entries.length,
    lanes: columns,
    getScrollElement: () => scroller.current,
    getItemKey: index => entries[index]?.product.id ?? index,
    estimateSize: () => CARD_HEIGHT,
    gap: GAP,
    paddingStart: 2,
    paddingEnd: 10,
    scrollPaddingStart: GAP,
    scrollPaddingEnd: GAP,
    overscan: 2 * columns,
  });
  const step = `(100% + ${GAP}px) / ${columns}`;
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto px-3 [scrollbar-gutter:stable]">
      <ul ref={list} aria-label={t('list')} className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, lane, start, size }) => {
          const entry = entries[index];
          return entry ? (
            <li
              key={key}
              aria-setsize={entries.length}
              aria-posinset={index + 1}
              className="absolute top-0"
              style={{
                height: size,
                left: `calc(${lane} * ${step})`,
                width: `calc(${step} - ${GAP}px)`,
                transform: `translateY(${start}px)`,
              }}
            >
              <ShelfCard product={entry.product} shelfKey={entry.key} onToggle={onToggle} />
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}
