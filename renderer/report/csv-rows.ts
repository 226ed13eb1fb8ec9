import type { TFunction } from 'i18next';
import { exactAmount } from '../../shared/money.ts';
import { type Compared, compare, figuresOf } from '../../shared/report/comparison.ts';
import type { Report } from '../../shared/report/report.ts';
import type { CsvRow } from '../ui/csv.ts';
import { figureName } from './comparison.ts';
import type { ServerPart } from './use-server-part.ts';

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
  'figure',
  'before',
  'change',
] as const;
type Cells = Partial<Record<Exclude<(typeof COLUMNS)[number], 'kind'>, string | number | undefined>>;
type Kind = 'deal' | 'product' | 'pin' | 'source' | 'minute' | 'comparison' | 'question';

const time = (at: number): string => new Date(at).toISOString();
const seconds = (ms: number): number => Math.round(ms / 1000);

/** Money as an amount, a length in seconds, a change in per cent. */
function comparedCells({ figure, currency, now, before, change }: Compared): Cells {
  const plain = (value: number | undefined): Cells[keyof Cells] => {
    if (value === undefined) return undefined;
    if (currency !== undefined) return exactAmount({ minor: Math.round(value), currency });
    return figure === 'ms' ? seconds(value) : Math.round(value * 10) / 10;
  };
  return {
    ...(currency === undefined ? {} : { currency }),
    figure: plain(now),
    before: plain(before),
    change: change === undefined ? undefined : Math.round(change * 100),
  };
}

/**
 * A report as one table for a spreadsheet: a row each for deals, products, pins, links, minutes, what is compared with the
 * last shows, and open questions. Times are UTC.
 */
export function csvRows(t: TFunction<'report'>, report: Report, part: ServerPart = {}): CsvRow[] {
  const { earlier = [], questions: { questions = [] } = {} } = part;
  const compared = earlier.length > 0 ? compare(figuresOf(report), earlier) : [];
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
    ...compared.map(each => row('comparison', { name: figureName(t, each), ...comparedCells(each) })),
    ...questions.map(({ text: name, people, at }) => row('question', { name, from: time(at), people })),
  ];
}
