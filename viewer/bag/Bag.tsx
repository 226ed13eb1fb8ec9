import { useVirtualizer } from '@tanstack/react-virtual';
import { Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { room } from '../session.ts';
import { BagRow } from './BagRow.tsx';
import { bagPages } from './own-bag.ts';

/** Height of a row in pixels, as in the style sheet; one with a question in it is measured. */
const ROW = 84;
/** Rows rendered beyond those in sight. */
const OVERSCAN = 4;
/** What a thumb flings past within this time is not asked for. */
const SETTLE_MS = 80;
/** After a change all open bags are read again, spread over this time. */
const SPREAD_MS = 3000;

/** All products of the show, with a search; only the rows in sight are rendered and read. */
export function Bag() {
  const { t } = useTranslation();
  const { search, total, hasFailed } = useStore(bagPages.store);
  return (
    <div className="bag">
      <label className="bag-search">
        <Search size={16} aria-hidden="true" />
        <input
          type="search"
          value={search}
          maxLength={80}
          placeholder={t('bag.search')}
          aria-label={t('bag.search')}
          autoComplete="off"
          enterKeyHint="search"
          onChange={event => bagPages.search(event.target.value)}
        />
      </label>
      <p className="sr-only" role="status">
        {search && total !== undefined ? t('bag.found', { count: total }) : ''}
      </p>
      {hasFailed && <Failed />}
      {total === 0 && <p className="bag-note">{t('bag.none')}</p>}
      <Rows count={total ?? 0} />
    </div>
  );
}

function Failed() {
  const { t } = useTranslation();
  const again = () => {
    bagPages.refresh();
    bagPages.need(0, 0);
  };
  return (
    <p className="bag-note" role="alert">
      {t('bag.failed')}{' '}
      <button type="button" onClick={again}>
        {t('bag.again')}
      </button>
    </p>
  );
}

function Rows({ count }: { count: number }) {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  const { items, search } = useStore(bagPages.store);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: OVERSCAN,
  });
  const rows = virtual.getVirtualItems();
  useNeeded(rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at its first match.
  useEffect(() => {
    box.current?.scrollTo({ top: 0 });
  }, [search]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by key.
    <section ref={box} className="bag-rows" tabIndex={0} aria-label={t('bag.list')}>
      <ul style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ key, index, start }) => (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={count}
            aria-posinset={index + 1}
            style={{ translate: `0 ${start}px` }}
          >
            <BagRow item={items.get(index)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Reads what is in sight, and again after every change of the bag and every new connection. */
function useNeeded(first: number, last: number): void {
  const version = useStore(room.store, state => state.live.bag.version);
  const joined = useStore(room.store, state => state.connection.kind === 'joined');
  const search = useStore(bagPages.store, state => state.search);
  const seen = useRef(version);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search has other matches at the same places.
  useEffect(() => {
    if (!joined) return;
    const isChanged = version !== seen.current;
    const ask = () => {
      if (isChanged) bagPages.refresh();
      seen.current = version;
      bagPages.need(first, last);
    };
    const timer = setTimeout(ask, isChanged ? Math.random() * SPREAD_MS : SETTLE_MS);
    return () => clearTimeout(timer);
  }, [first, last, version, joined, search]);
}
