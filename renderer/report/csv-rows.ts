import type { TFunction } from 'i18next';
import { exactAmount } from '../../shared/money.ts';
import type { Report } from '../../shared/report/report.ts';
import type { CsvRow } from '../ui/csv.ts';

const COLUMNS = [
  'kind',
  'name',
  'from',
  'seconds',
  'opened',
  'claimed',
  'held',
  'paid',
  'waiting',
  'amount',
  'currency',
  'people',
  'lines',
  'reactions',
  'mood',
] as const;
type Cells = Partial<Record<Exclude<(typeof COLUMNS)[number], 'kind'>, string | number>>;
type Kind = 'deal' | 'product' | 'pin' | 'source' | 'minute';

const time = (at: number): string => new Date(at).toISOString();
const seconds = (ms: number): number => Math.round(ms / 1000);

/** A report as one table for a spreadsheet: a row each for deals, products, pins, links and minutes. Times are UTC. */
export function csvRows(t: TFunction<'report'>, report: Report): CsvRow[] {
  const row = (kind: Kind, cells: Cells): CsvRow =>
    COLUMNS.map(column => (column === 'kind' ? t(`kind.${kind}`) : cells[column]));
  return [
    COLUMNS.map(column => t(`column.${column}`)),
    ...report.deals.map(({ title: name, paidMoney, claimed, held, paid, waiting }) => {
      const money = { amount: exactAmount(paidMoney), currency: paidMoney.currency };
      return row('deal', { name, claimed, held, paid, waiting, ...money });
    }),
    ...report.products.map(({ title: name, ms, opened, claimed, held, paid, waiting }) =>
      row('product', { name, seconds: seconds(ms), opened, claimed, held, paid, waiting }),
    ),
    ...report.pins.map(({ pin: { title: name, from, opened }, ms, claimed }) =>
      row('pin', { name, from: time(from), seconds: seconds(ms), opened, claimed }),
    ),
    ...report.sources.map(({ source: name, people }) => row('source', { name, people })),
    ...report.minutes.map(({ at, watching, lines, reactions, score }) => {
      const mood = score === null ? {} : { mood: score };
      return row('minute', {
        from: time(at),
        people: Math.round(watching * 10) / 10,
        lines,
        reactions,
        ...mood,
      });
    }),
  ];
}
