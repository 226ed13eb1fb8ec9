import { expect, test } from 'vitest';
import type { Deal, DealFigures } from '../../../shared/deals/deal.ts';
import { ordersIn, totalsOf } from '../../../shared/orders/totals.ts';
import { eur, flash } from '../../support/deals.ts';

const deal = (id: string, currency = 'EUR'): Deal => ({
  plan: flash({ id }),
  stage: { kind: 'draft' },
  usual: { ...eur(100), currency },
  findings: [],
});
const sold = (dealId: string, paidMinor: number, more: Partial<DealFigures> = {}): DealFigures => ({
  dealId,
  left: 0,
  held: 0,
  paid: 1,
  orders: 1,
  waiting: 0,
  heldMinor: 0,
  paidMinor,
  ...more,
});

test('money is summed for each currency by itself, and what the demo shop took stands apart', () => {
  const deals = [deal('a'), deal('b'), deal('c', 'USD'), deal('unsold')];
  const figures = {
    a: sold('a', 7901, { heldMinor: 5 }),
    b: sold('b', 0, { orders: 0, demo: { paid: 1, paidMinor: 300 } }),
    c: sold('c', 9999),
  };
  expect(totalsOf(deals, figures)).toEqual([
    { currency: 'USD', paidMinor: 9999, heldMinor: 0, demoMinor: 0 },
    { currency: 'EUR', paidMinor: 7901, heldMinor: 5, demoMinor: 300 },
  ]);
  expect(ordersIn(deals, figures)).toBe(2);
});
