import type { EarlierShow, ShowFigures } from './figures.ts';
import type { Report } from './report.ts';

const COUNTS = ['orders', 'claimed', 'peak', 'average', 'lines', 'ms'] as const;

/** One figure of a show beside its mean over earlier ones. */
export interface Compared {
  readonly figure: 'paid' | (typeof COUNTS)[number];
  /** Where it is money, in minor units of this currency. */
  readonly currency?: string;
  /** Undefined where it is not known. */
  readonly now: number | undefined;
  readonly before: number | undefined;
  /** How much more it is than before, as a part of that: 0.25 is a quarter more. Undefined where nothing was before. */
  readonly change: number | undefined;
}

/** A report in the figures by which shows are compared. */
export function figuresOf({ from, to, money, deals, peak, average, lines, minutes }: Report): ShowFigures {
  return {
    ms: from === undefined ? 0 : Math.max(0, to - from),
    paid: money.map(({ paid }) => paid),
    orders: sum(money.map(({ orders }) => orders)),
    claimed: sum(deals.map(({ claimed }) => claimed)),
    peak,
    ...(minutes.length > 0 ? { average, lines } : {}),
  };
}

/** A show against the mean of earlier ones, money first by each currency in which any of them was paid. */
export function compare(now: ShowFigures, earlier: readonly EarlierShow[]): Compared[] {
  const before = earlier.map(({ figures }) => figures);
  const currencies = new Set([now, ...before].flatMap(({ paid }) => paid.map(({ currency }) => currency)));
  return [
    ...[...currencies].map(currency => ({
      figure: 'paid' as const,
      currency,
      ...against(
        paidIn(now, currency),
        before.map(figures => paidIn(figures, currency)),
      ),
    })),
    ...COUNTS.map(figure => ({
      figure,
      ...against(
        now[figure],
        before.map(figures => figures[figure]),
      ),
    })),
  ];
}

function against(now: number | undefined, values: readonly (number | undefined)[]) {
  const known = values.filter(value => value !== undefined);
  const before = known.length > 0 ? sum(known) / known.length : undefined;
  return { now, before, change: now !== undefined && before ? (now - before) / before : undefined };
}

const paidIn = ({ paid }: ShowFigures, currency: string): number =>
  sum(paid.flatMap(each => (each.currency === currency ? [each.minor] : [])));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
