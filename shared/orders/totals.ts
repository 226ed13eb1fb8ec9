import type { Deal, DealFigures } from '../deals/deal.ts';

/** What is known of the money of a deal, live or by its book. */
type Sold = Pick<DealFigures, 'paidMinor' | 'heldMinor' | 'demo' | 'orders'>;

/** What deals have brought, in one currency. */
export interface Totals {
  readonly currency: string;
  readonly paidMinor: number;
  readonly heldMinor: number;
  readonly demoMinor: number;
}

/** Sums over deals by their figures, a row for each currency, the one with the most money first. */
export function totalsOf(deals: readonly Deal[], figures: Readonly<Record<string, Sold>>): readonly Totals[] {
  const sums = new Map<string, Totals>();
  for (const { plan, usual } of deals) {
    const { currency } = usual;
    const sold = figures[plan.id];
    if (!sold) continue;
    const sum = sums.get(currency) ?? { currency, paidMinor: 0, heldMinor: 0, demoMinor: 0 };
    sums.set(currency, {
      currency,
      paidMinor: sum.paidMinor + sold.paidMinor,
      heldMinor: sum.heldMinor + sold.heldMinor,
      demoMinor: sum.demoMinor + (sold.demo?.paidMinor ?? 0),
    });
  }
  return [...sums.values()].sort((one, other) => other.paidMinor - one.paidMinor);
}

/** How many orders are paid in all of the deals; those of the demo shop are none. */
export const ordersIn = (deals: readonly Deal[], figures: Readonly<Record<string, Sold>>): number =>
  deals.reduce((sum, { plan }) => sum + (figures[plan.id]?.orders ?? 0), 0);
