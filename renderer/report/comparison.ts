import type { TFunction } from 'i18next';
import { formatMoney } from '../../shared/money.ts';
import { type Compared, compare, figuresOf } from '../../shared/report/comparison.ts';
import type { EarlierShow } from '../../shared/report/figures.ts';
import type { Report } from '../../shared/report/report.ts';
import { formatDuration } from '../ui/format.ts';
import type { Table } from './tables.ts';

type Translate = TFunction<'report'>;

/** A report against the last shows. While the show goes on its figures are those so far, and no change is told. */
export function comparisonTable(
  t: Translate,
  report: Report,
  { earlier, isOver, language }: { earlier: readonly EarlierShow[]; isOver: boolean; language: string },
): Table {
  const rows = earlier.length > 0 ? compare(figuresOf(report), earlier) : [];
  const date = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
  const names = earlier.map(({ title, since }) => t('comparison.show', { title, date: date.format(since) }));
  return {
    title: t('comparison.title'),
    empty: t('comparison.none'),
    ...(rows.length > 0
      ? {
          note: t('comparison.note', {
            names: new Intl.ListFormat(language, { style: 'narrow' }).format(names),
          }),
        }
      : {}),
    columns: [
      t('comparison.figure'),
      t(isOver ? 'comparison.now' : 'comparison.soFar'),
      t('comparison.before', { count: earlier.length }),
      ...(isOver ? [t('comparison.change')] : []),
    ],
    rows: rows.map(row => ({
      key: `${row.figure} ${row.currency ?? ''}`,
      cells: [
        figureName(t, row),
        formatFigure(row, row.now, language),
        formatFigure(row, row.before, language),
        ...(isOver ? [formatChange(row.change, language)] : []),
      ],
    })),
  };
}

/** What a compared figure is called. */
export const figureName = (t: Translate, { figure }: Compared): string => t(`comparison.of.${figure}`);

function formatFigure({ figure, currency }: Compared, value: number | undefined, language: string): string {
  if (value === undefined) return '—';
  if (currency !== undefined) return formatMoney({ minor: Math.round(value), currency }, language);
  if (figure === 'ms') return formatDuration(value);
  // A mean of few needs its decimal; of many it would be noise.
  return new Intl.NumberFormat(language, { maximumFractionDigits: value < 100 ? 1 : 0 }).format(value);
}

const formatChange = (change: number | undefined, language: string): string =>
  change === undefined
    ? '—'
    : new Intl.NumberFormat(language, {
        style: 'percent',
        signDisplay: 'exceptZero',
        maximumFractionDigits: 0,
      }).format(change);
