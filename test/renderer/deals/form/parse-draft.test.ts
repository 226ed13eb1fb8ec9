import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DealDraft, newDraft, planToDraft } from '../../../../renderer/deals/form/draft.ts';
import { parseDraft } from '../../../../renderer/deals/form/parse-draft.ts';
import { DealPlan } from '../../../../shared/deals/terms.ts';
import { auction, eur, flash, shelf } from '../../../support/deals.ts';

const NOW = Date.UTC(2026, 10, 25, 12);
const products = shelf(NOW);
const [shoe] = products;

const draft = (change: Partial<DealDraft> = {}): DealDraft => ({
  ...newDraft(shoe),
  percent: '21',
  units: '2',
  ...change,
});
const read = (change: Partial<DealDraft>) => parseDraft(draft(change), products, NOW);

describe('a draft of a deal', () => {
  test('that was made of a plan is parsed to the same plan', () => {
    for (const plan of [
      flash(),
      auction(),
      flash({ terms: { kind: 'coupon', code: 'SHOE21', percent: 21 } }),
      flash({ perNetwork: 'one', knownBy: 'visit' }),
      auction({ perNetwork: 'any', knownBy: 'purchase' }),
    ])
      expect(parseDraft(planToDraft(plan), products, NOW).plan).toEqual(DealPlan.parse(plan));
  });

  test('in percent has the reduced price', () => {
    expect(read({}).plan?.terms).toEqual({ kind: 'flash', price: eur(7900) });
  });

  test('in percent has a price of the ending that was chosen, and a written price stays as it is', () => {
    expect(read({ ending: 'ninety' }).price).toEqual(eur(7890));
    expect(read({ ending: 'ninetyNine' }).plan?.terms).toEqual({ kind: 'flash', price: eur(7899) });
    expect(read({ by: 'price', price: '78.50', ending: 'ninety' }).price).toEqual(eur(7850));
  });

  test('accepts amounts with a decimal comma or point', () => {
    for (const price of ['79,90', '79.90'])
      expect(read({ by: 'price', price }).plan?.terms).toEqual({ kind: 'flash', price: eur(7990) });
  });

  test('has an error code for each invalid field', () => {
    expect(read({ units: '' }).errors).toEqual({ units: 'notWhole' });
    expect(read({ units: '-3' }).errors).toEqual({ units: 'notWhole' });
    expect(read({ units: '1.5' }).errors).toEqual({ units: 'notWhole' });
    expect(read({ perBuyer: '3' }).errors).toEqual({ perBuyer: 'tooMany' });
    expect(read({ by: 'price', price: '120' }).errors).toEqual({ price: 'notBelow' });
    expect(read({ by: 'price', price: 'cheap' }).errors).toEqual({ price: 'notMoney' });
    expect(read({ items: [] }).errors).toEqual({ items: 'noProduct' });
    expect(read({ title: ' ' }).errors).toEqual({ title: 'needed' });
    expect(read({ start: 'at', at: '2020-01-01T10:00' }).errors).toEqual({ at: 'past' });
    expect(read({ kind: 'coupon', code: '' }).errors).toEqual({ code: 'needed' });
    expect(read({ points: 'x'.repeat(161) }).errors).toEqual({ points: 'notPoints' });
  });

  test('with any input is parsed to a plan that the server’s schema accepts, or to errors', () => {
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
        const { plan, errors } = read(change as Partial<DealDraft>);
        if (!plan) expect(Object.keys(errors)).not.toEqual([]);
        else expect(DealPlan.safeParse(plan).success).toBe(true);
      }),
    );
  });
});
