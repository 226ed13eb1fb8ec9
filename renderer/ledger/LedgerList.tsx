import { useVirtualizer } from '@tanstack/react-virtual';
import { ScrollText } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_RECENT } from '../../shared/ledger/contract.ts';
import type { LedgerRow } from '../../shared/ledger/format.ts';
import { useShow } from '../app/room-context.tsx';
import { useServerNow } from '../app/show-clock.ts';
import { usePersonName } from '../names/use-person-name.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatTimeOfDay } from '../ui/format.ts';
import { wordsOf } from './words.ts';

const ROW_HEIGHT = 32;

/** A virtual list of entries in words, the newest first. */
export function LedgerList({ rows, isFiltered }: { rows: readonly LedgerRow[]; isFiltered: boolean }) {
  const { t, i18n } = useTranslation('ledger');
  const frame = useRef<HTMLElement>(null);
  const now = useServerNow(60_000);
  const context = useWordsContext();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    getItemKey: index => rows[index]?.seq ?? index,
  });
  if (rows.length === 0)
    return (
      <EmptyState
        icon={<ScrollText size={24} />}
        title={t('empty.title')}
        body={t(isFiltered ? 'empty.filtered' : 'empty.body')}
        className="min-h-48 flex-1"
      />
    );
  return (
    <section
      ref={frame}
      aria-label={t('list')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container must be reachable by keyboard.
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto outline-offset-[-2px]"
    >
      <ol className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const row = rows[index];
          return row ? (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              className="absolute inset-x-0 flex gap-3 border-line border-b px-3 py-1.5"
              style={{ transform: `translateY(${start}px)` }}
            >
              <time
                dateTime={new Date(row.at).toISOString()}
                className="shrink-0 text-faint text-s tabular-nums leading-5"
              >
                {formatTimeOfDay(row.at, now, i18n.language)}
              </time>
              <p className="min-w-0 flex-1 leading-5 [overflow-wrap:anywhere]">{wordsOf(row, context)}</p>
            </li>
          ) : null;
        })}
      </ol>
      <p className="p-3 text-faint text-s">{t('recentOnly', { count: MAX_RECENT })}</p>
    </section>
  );
}

function useWordsContext() {
  const { t, i18n } = useTranslation('ledger');
  const nameOf = usePersonName();
  const catalog = useShow(show => show.catalog);
  const deals = useShow(show => show.deals);
  const { language } = i18n;
  return useMemo(
    () => ({ t, language, nameOf, show: { catalog, deals } }),
    [t, language, nameOf, catalog, deals],
  );
}
