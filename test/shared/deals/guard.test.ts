import { describe, expect, test } from 'vitest';
import { packs } from '../../../server/deals/packs.ts';
import type { Product } from '../../../shared/catalog/product.ts';
import { clashesOf } from '../../../shared/deals/clashes.ts';
import type { Deal } from '../../../shared/deals/deal.ts';
import { type GuardedShow, inspect, lowestSince } from '../../../shared/deals/guard.ts';
import { type DealPlan, type DealRules, defaultDealRules } from '../../../shared/deals/terms.ts';
import { auction, DAY_MS, eur, flash, shelf, storyWith } from '../../support/deals.ts';

const NOW = Date.UTC(2026, 10, 25);

function show(rules: Partial<DealRules> = {}, change: Partial<Product> = {}): GuardedShow {
  const products = shelf(NOW).map(product => (product.id === 'shoe' ? { ...product, ...change } : product));
  return { products, deals: [], promised: new Map(), dealRules: { ...defaultDealRules(), ...rules } };
}

const found = (plan: DealPlan, guarded: GuardedShow) =>
  inspect(plan, guarded, packs, NOW).map(({ rule, level }) => `${rule} ${level}`);

describe('the deal guard', () => {
  test('lets a true reduction with known prices and enough stock pass', () => {
    expect(found(flash(), show())).toEqual([]);
  });

  test('blocks a price that was lower within the law’s days, with the law and the price as evidence', () => {
    const history = [
      { at: NOW - 40 * DAY_MS, price: eur(10_000) },
      { at: NOW - 20 * DAY_MS, price: eur(7500) },
      { at: NOW - 10 * DAY_MS, price: eur(10_000) },
    ];
    const [finding] = inspect(flash(), show({}, { history }), packs, NOW);
    expect(finding).toMatchObject({
      rule: 'lowestPrice',
      level: 'block',
      days: 30,
      lowest: { price: eur(7500) },
      source: { region: 'EU', law: expect.stringContaining('98/6/EC') },
    });
    expect(found(flash(), show({ regions: ['US'] }, { history }))).toEqual(['lowestPrice note']);
    expect(found(flash(), show({ regions: ['CN'] }, { history }))).toEqual([]);
    const lower = flash({ terms: { kind: 'flash', price: eur(7000) } });
    expect(found(lower, show({}, { history }))).toEqual(['lowestPrice note']);
  });

  test('the lowest price counts the one that was in force when the days began', () => {
    const history = [
      { at: 10, price: eur(500) },
      { at: 100, price: eur(900) },
    ];
    expect(lowestSince(history, 50)?.price).toEqual(eur(500));
    expect(lowestSince(history, 100)?.price).toEqual(eur(900));
    expect(lowestSince([], 0)).toBeUndefined();
  });

  test('says where prices are not known for long enough, and where the stock is not', () => {
    expect(found(flash(), show({}, { history: [], stock: undefined }))).toEqual([
      'shortHistory note',
      'stockUnknown note',
    ]);
  });

  test('blocks a margin below the floor, and says where a cost is missing', () => {
    expect(found(flash(), show({ marginPercent: 30 }))).toEqual([]);
    expect(found(flash(), show({ marginPercent: 40 }))).toEqual(['margin block']);
    expect(found(flash(), show({ marginPercent: 40 }, { cost: undefined }))).toEqual(['noCost note']);
  });

  test('blocks a promise of more than is in stock beside what others were promised', () => {
    expect(found(flash({ units: 51 }), show())).toEqual(['stock block']);
    expect(found(flash({ units: 20 }), { ...show(), promised: new Map([['shoe', 31]]) })).toEqual([
      'stock block',
    ]);
    expect(found(flash({ units: 26, items: [{ productId: 'shoe', count: 2 }] }), show())).toEqual([
      'stock block',
    ]);
  });

  test('blocks a brand’s deal that does not say so, and a product that is not sold where the show goes', () => {
    expect(found(flash({ disclosure: '' }), show())).toEqual(['disclosure block']);
    expect(found(flash(), show({}, { regions: ['US'] }))).toEqual(['notSold block']);
    expect(found(flash(), show({}, { regions: ['US', 'DE'] }))).toEqual([]);
  });

  test('blocks the same hurry again within a day of its end', () => {
    const story = storyWith(flash()).after(120).settle();
    const again = flash({ id: 'again' });
    story.do('deal.save', { plan: again });
    expect(story.codeOf('deal.start', { dealId: 'again' })).toBe('blocked');
    story.after(24 * 60 * 60 + 1);
    expect(story.codeOf('deal.start', { dealId: 'again' })).toBe('done');
    expect(story.state.deals.byId.again?.stage.kind).toBe('running');
  });
});

describe('clashes', () => {
  const running = (plan: DealPlan): Deal => {
    const deal = storyWith(plan).state.deals.byId[plan.id];
    if (!deal) throw new Error('The deal did not start.');
    return deal;
  };
  const clashes = (plan: DealPlan, rules: Partial<DealRules> = {}, deals: Deal[] = [running(flash())]) =>
    clashesOf(plan, { ...show(rules), deals }, NOW).map(({ rule, level }) => `${rule} ${level}`);

  test('the same product twice and two brands at once are blocked, two clocks of one brand are noted', () => {
    expect(clashes(flash({ id: 'other' }))).toEqual(['sameProduct block']);
    expect(clashes(auction())).toEqual(['twoBrands block']);
    expect(clashes(auction(), { brandsTogether: true })).toEqual(['overlap note']);
    expect(clashes(flash({ id: 'other', items: [{ productId: 'sock', count: 1 }] }))).toEqual([
      'overlap note',
    ]);
  });

  test('a deal that is set for a time after the other’s end does not clash with it', () => {
    expect(clashes(auction({ start: { kind: 'at', at: NOW + 120_000 } }))).toEqual([]);
    expect(clashes(auction({ start: { kind: 'at', at: NOW + 119_000 } }))).toEqual(['twoBrands block']);
  });

  test('a category that belongs to a brand is kept from the others', () => {
    const exclusive = [{ category: 'Shoes', brand: 'Bolt' }];
    expect(clashes(flash(), { exclusive }, [])).toEqual(['exclusive block']);
    expect(clashes(auction(), { exclusive }, [])).toEqual([]);
  });
});
