import { describe, expect, test } from 'vitest';
import type { ProductSummary } from '../../../shared/catalog/product.ts';
import type { Deal, DealStage } from '../../../shared/deals/deal.ts';
import type { Chapter } from '../../../shared/replay/replay.ts';
import { offerToday } from '../../../viewer/replay/offer-today.ts';
import { someDeal } from '../../support/arbitrary.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const chapter: Chapter = { productId: 'p', title: 'Shoe', price: eur(2900), fromMs: 0, toMs: 1000 };
const ofDeal: Chapter = { ...chapter, dealId: 'd0' };
const times = { startedAt: 0, opensAt: 0, endsAt: 9000 };

const cards = (minor: number, currency = 'EUR'): ReadonlyMap<string, ProductSummary> =>
  new Map([['p', { id: 'p', title: 'Shoe', price: { minor, currency } }]]);
const deals = (stage: DealStage): Record<string, Deal> => ({
  d0: { plan: someDeal(0), stage, usual: eur(4900), findings: [] },
});

describe('an offer of a replay, compared with today', () => {
  test('says nothing before today’s products are known', () => {
    expect(offerToday(chapter, {}, undefined)).toEqual({ kind: 'asking' });
  });

  test('holds where the product costs the same', () => {
    expect(offerToday(chapter, {}, cards(2900))).toMatchObject({ kind: 'sold', hasPriceOfThen: true });
  });

  test('has a price that is over where the product costs something else, or is sold in another currency', () => {
    for (const today of [cards(3900), cards(1900), cards(2900, 'USD')])
      expect(offerToday(chapter, {}, today)).toMatchObject({ kind: 'sold', hasPriceOfThen: false });
  });

  test('is gone where the product is not sold any more', () => {
    expect(offerToday(chapter, {}, new Map())).toEqual({ kind: 'gone' });
  });

  test('can be claimed while its deal runs', () => {
    const running = deals({ kind: 'running', ...times });
    expect(offerToday(ofDeal, running, cards(4900))).toMatchObject({ kind: 'deal', deal: running.d0 });
  });

  test('says that its deal is over, also where nothing is known of the deal or the price is the same', () => {
    const over = deals({ kind: 'over', ...times, at: 9000, reason: 'show' });
    for (const known of [over, {}])
      for (const minor of [4900, 2900])
        expect(offerToday(ofDeal, known, cards(minor))).toMatchObject({
          kind: 'sold',
          isDealOver: true,
          hasPriceOfThen: minor === 2900,
        });
  });
});
