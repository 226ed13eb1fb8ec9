import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DealDraft, draftOf, newDraft } from '../../../renderer/deals/form/draft.ts';
import { planOf } from '../../../renderer/deals/form/parse-draft.ts';
import { DealPlan } from '../../../shared/deals/terms.ts';
import { auction, eur, flash, shelf } from '../../support/deals.ts';

const NOW = Date.UTC(2026, 10, 25, 12);
const products = shelf(NOW);
const [shoe] = products;

const draft = (change: Partial<DealDraft> = {}): DealDraft => ({
  ...newDraft(shoe),
  percent: '21',
  units: '2',
  ...change,
});
const read = (change: Partial<DealDraft>) => planOf(draft(change), products, NOW);

describe('a deal as it is written', () => {
  test('comes back as the same plan after it was opened to be changed', () => {
    for (const plan of [
      flash(),
      auction(),
      flash({ terms: { kind: 'coupon', code: 'SHOE21', percent: 21 } }),
    ])
      expect(planOf(draftOf(plan), products, NOW).plan).toEqual(DealPlan.parse(plan));
  });

  test('in percent has the price that the percentage leaves', () => {
    expect(read({}).plan?.terms).toEqual({ kind: 'flash', price: eur(7900) });
  });

  test('takes an amount with a decimal comma as well as one with a point', () => {
    for (const price of ['79,90', '79.90'])
      expect(read({ by: 'price', price }).plan?.terms).toEqual({ kind: 'flash', price: eur(7990) });
  });

  test('says which field is wrong and what is wrong with it', () => {
    expect(read({ units: '' }).faults).toEqual({ units: 'notWhole' });
    expect(read({ units: '-3' }).faults).toEqual({ units: 'notWhole' });
    expect(read({ units: '1.5' }).faults).toEqual({ units: 'notWhole' });
    expect(read({ perBuyer: '3' }).faults).toEqual({ perBuyer: 'tooMany' });
    expect(read({ by: 'price', price: '120' }).faults).toEqual({ price: 'notBelow' });
    expect(read({ by: 'price', price: 'cheap' }).faults).toEqual({ price: 'notMoney' });
    expect(read({ items: [] }).faults).toEqual({ items: 'noProduct' });
    expect(read({ title: ' ' }).faults).toEqual({ title: 'needed' });
    expect(read({ start: 'at', at: '2020-01-01T10:00' }).faults).toEqual({ at: 'past' });
    expect(read({ kind: 'coupon', code: '' }).faults).toEqual({ code: 'needed' });
    expect(read({ points: 'x'.repeat(161) }).faults).toEqual({ points: 'notPoints' });
  });

  test('whatever is typed into it is a plan that the server’s schema takes, or has a fault', () => {
    const text = fc.oneof(fc.string({ maxLength: 8 }), fc.integer({ min: -5, max: 500 }).map(String));
    const typed = fc.record({
      kind: fc.constantFrom('flash', 'coupon', 'auction'),
      by: fc.constantFrom('price', 'percent'),
      start: fc.constantFrom('hand', 'at', 'segment', 'after'),
      ...Object.fromEntries(
        ['price', 'percent', 'code', 'from', 'step', 'reserve', 'counterSeconds', 'units', 'perBuyer'].map(
          field => [field, text],
        ),
      ),
      ...Object.fromEntries(
        ['runMinutes', 'holdMinutes', 'at', 'segmentId', 'dealId', 'points'].map(field => [field, text]),
      ),
    });
    fc.assert(
      fc.property(typed, change => {
        const { plan, faults } = read(change as Partial<DealDraft>);
        if (!plan) expect(Object.keys(faults)).not.toEqual([]);
        else expect(DealPlan.safeParse(plan).success).toBe(true);
      }),
    );
  });
});
