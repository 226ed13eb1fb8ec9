import { describe, expect, test } from 'vitest';
import type { Product } from '../../../shared/catalog/product.ts';
import type { CatalogChange } from '../../../shared/catalog/protocol.ts';
import { CommandError } from '../../../shared/errors.ts';
import { viewpointOf } from '../../../shared/roles.ts';
import { redactShow } from '../../../shared/show/state.ts';
import { HOST_ACTOR, PEOPLE, someDeal } from '../../support/arbitrary.ts';
import { Story } from '../../support/story.ts';

const START = 1_000_000;
const ANN = PEOPLE[2] ?? HOST_ACTOR;
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const shirt: Product = {
  id: 'shirt',
  title: 'Shirt',
  price: eur(3900),
  cost: eur(1450),
  stock: 5,
  brand: 'Acme',
  aliases: [],
  history: [],
};
const sizes: Product = {
  ...shirt,
  id: 'sizes',
  variants: [
    { id: 's', title: 'S', price: eur(3900), stock: 2 },
    { id: 'm', title: 'M', price: eur(3900), stock: 3 },
    { id: 'xl', title: 'XL', price: eur(4900), stock: 4 },
  ],
};

const shop = () => new Story(START).do('catalog.import', { products: [shirt, sizes] });
const productOf = (story: Story, id: string) => story.state.catalog.products.find(each => each.id === id);
const edited = (productId: string, change: CatalogChange) =>
  productOf(shop().after(1).do('catalog.edit', { productId, change }), productId);

function commandErrorOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    if (error instanceof CommandError) return { code: error.code, ...error.params };
  }
  return undefined;
}

describe('an edit of a product', () => {
  test('changes what it names, takes away what it sets to null, and leaves the rest', () => {
    const product = edited('shirt', { title: 'Linen shirt', stock: null, regions: ['DE', 'AT'] });
    expect(product).toMatchObject({ title: 'Linen shirt', regions: ['DE', 'AT'], cost: eur(1450) });
    expect(product).not.toHaveProperty('stock');
  });

  test('keeps the old price in the history', () => {
    expect(edited('shirt', { price: eur(2900) })?.history).toEqual([
      { at: START, price: eur(3900) },
      { at: START + 1000, price: eur(2900) },
    ]);
  });

  test.each<[keyof Product, string, CatalogChange]>([
    ['stock', 'negative', { stock: -1 }],
    ['stock', 'not-whole', { stock: 1.5 }],
    ['compareAt', 'not-above-price', { compareAt: eur(3900) }],
    ['compareAt', 'bad-currency', { compareAt: { minor: 9900, currency: 'USD' } }],
    ['cost', 'bad-currency', { price: { minor: 100, currency: 'USD' } }],
    ['prices', 'duplicate', { prices: [eur(100)] }],
    ['regions', 'duplicate', { regions: ['DE', 'DE'] }],
  ])('is refused with the name of the field where %s is %s', (field, reason, change) => {
    expect(commandErrorOf(() => shop().do('catalog.edit', { productId: 'shirt', change }))).toEqual({
      code: 'bad-data',
      productId: 'shirt',
      field,
      reason,
    });
  });

  test('is refused for a product that doesn’t exist', () => {
    expect(shop().codeOf('catalog.edit', { productId: 'none', change: {} })).toBe('not-found');
  });
});

describe('a product with variants', () => {
  test('has the stock of all of them, and none where one does not say', () => {
    expect(productOf(shop(), 'sizes')?.stock).toBe(9);
    expect(edited('sizes', { variants: [{ id: 's', stock: 0 }] })?.stock).toBe(7);
    expect(edited('sizes', { variants: [{ id: 's', stock: null }] })).not.toHaveProperty('stock');
  });

  test('takes the variants of the same price along when its price changes', () => {
    const prices = edited('sizes', { price: eur(2900), compareAt: eur(3900) })?.variants;
    expect(prices?.map(({ price, compareAt }) => [price.minor, compareAt?.minor])).toEqual([
      [2900, 3900],
      [2900, 3900],
      [4900, undefined],
    ]);
  });

  test('has no stock of its own to be edited', () => {
    const edit = { productId: 'sizes', change: { stock: 3 } };
    expect(commandErrorOf(() => shop().do('catalog.edit', edit))).toMatchObject({ reason: 'has-variants' });
  });
});

describe('several edits at once', () => {
  test('are all done or none of them', () => {
    const good = { productId: 'shirt', change: { stock: 1 } };
    const story = shop().do('catalog.editMany', {
      edits: [good, { productId: 'sizes', change: { title: 'Sizes' } }],
    });
    expect(productOf(story, 'shirt')?.stock).toBe(1);
    const bad = { productId: 'sizes', change: { compareAt: eur(1) } };
    const tried = shop();
    expect(tried.codeOf('catalog.editMany', { edits: [good, bad] })).toBe('bad-data');
    expect(productOf(tried, 'shirt')?.stock).toBe(5);
  });
});

test('an import is refused where a product is invalid', () => {
  const products = [{ ...shirt, compareAt: eur(100) }];
  expect(commandErrorOf(() => new Story(START).do('catalog.import', { products }))).toMatchObject({
    field: 'compareAt',
    reason: 'not-above-price',
  });
});

test('a brand rep sees the price history of their own products only, and never a cost', () => {
  const { state } = shop()
    .after(1)
    .do('catalog.edit', {
      productId: 'shirt',
      change: { price: eur(2900), cost: eur(1) },
    });
  const rep = redactShow(state, viewpointOf({ id: 'r', name: 'Rep', role: 'brand', brand: 'Acme' }));
  expect(rep.catalog.products.map(({ history }) => history.length)).toEqual([2, 1]);
  expect(JSON.stringify(rep)).not.toContain('cost');
  const other = redactShow(state, viewpointOf({ id: 'r', name: 'Rep', role: 'brand', brand: 'Bolt' }));
  expect(other.catalog.products).toEqual([]);
  expect(
    redactShow(state, viewpointOf(PEOPLE[2] ?? { id: 'v', name: 'V', role: 'viewer' })).catalog.products,
  ).toEqual([]);
});

describe('one product', () => {
  const mug: Product = { id: 'mug', title: 'Mug', price: eur(900), aliases: [], history: [] };
  const terms = { kind: 'flash' as const, price: eur(3500) };
  const deal = { ...someDeal(0), terms, items: [{ productId: 'shirt', count: 1 }] };
  const inDeal = () => shop().do('deal.save', { plan: deal }).do('deal.start', { dealId: deal.id });

  test('is added, and one of an id that is there is refused', () => {
    const story = shop().do('catalog.add', { product: mug });
    expect(story.state.catalog.products.map(({ id }) => id)).toEqual(['shirt', 'sizes', 'mug']);
    expect(commandErrorOf(() => story.do('catalog.add', { product: mug }))).toMatchObject({
      field: 'id',
      reason: 'duplicate',
    });
  });

  test('is removed with what was known of its audience', () => {
    const story = shop().do('offer.pin', { productId: 'shirt', ends: {} });
    story.do('offer.unpin', { pinId: story.state.offers.pins[0]?.id ?? '' });
    story.do('catalog.remove', { productId: 'shirt' });
    expect(productOf(story, 'shirt')).toBeUndefined();
    expect(story.state.catalog.interest).toEqual({});
    expect(story.codeOf('catalog.remove', { productId: 'shirt' })).toBe('not-found');
  });

  test('is archived, can be neither pinned nor dealt, and comes back as it was', () => {
    const change = (archived: true | null) => ({ productId: 'shirt', change: { archived } });
    const story = shop().do('catalog.edit', change(true));
    expect(productOf(story, 'shirt')).toMatchObject({ archived: true, stock: 5 });
    expect(story.codeOf('offer.pin', { productId: 'shirt', ends: {} })).toBe('archived');
    expect(story.codeOf('deal.save', { plan: deal })).toBe('archived');
    story.do('catalog.import', { products: [shirt] });
    expect(productOf(story, 'shirt')?.archived).toBe(true);
    story.do('catalog.edit', change(null));
    expect(productOf(story, 'shirt')).not.toHaveProperty('archived');
    expect(story.codeOf('offer.pin', { productId: 'shirt', ends: {} })).toBe('done');
  });

  test('that is archived or gone since its deal was accepted keeps that from starting', () => {
    for (const [name, data, code] of [
      ['catalog.edit', { productId: 'shirt', change: { archived: true } }, 'archived'],
      ['catalog.remove', { productId: 'shirt' }, 'not-found'],
    ] as const) {
      const story = shop().do('deal.save', { plan: deal }).do('deal.propose', { dealId: deal.id });
      story.do('deal.answer', { dealId: deal.id, answer: 'accept' }).do(name, data as never);
      expect(story.codeOf('deal.start', { dealId: deal.id })).toBe(code);
    }
  });

  const LEAVES = [
    ['catalog.remove', { productId: 'shirt' }],
    ['catalog.edit', { productId: 'shirt', change: { archived: true } }],
    ['catalog.setBrand', { productId: 'shirt', brand: 'Bolt' }],
  ] as const;

  test.each(LEAVES)('stays while it is pinned or in a running deal: %s', (name, data) => {
    const pinned = shop().do('offer.pin', { productId: 'shirt', ends: {} });
    expect(pinned.codeOf(name, data)).toBe('pinned');
    const story = inDeal();
    expect(story.codeOf(name, data)).toBe('in-deal');
    story.do('deal.end', { dealId: deal.id });
    expect(story.codeOf(name, data)).toBe('done');
  });

  test('is not removed while somebody holds it after the deal, but may be archived', () => {
    const story = inDeal().as(ANN).do('deal.claim', { dealId: deal.id, units: 1 });
    story.as(HOST_ACTOR).do('deal.end', { dealId: deal.id });
    expect(story.codeOf('catalog.remove', { productId: 'shirt' })).toBe('in-deal');
    expect(story.codeOf('catalog.edit', { productId: 'shirt', change: { archived: true } })).toBe('done');
  });

  test('gets, changes and loses variants, and its stock is theirs', () => {
    const one = { id: 'one', title: 'One', price: eur(3900), stock: 2 };
    const story = shop();
    const put = (change: CatalogChange) => story.do('catalog.edit', { productId: 'shirt', change });
    put({ allVariants: [one, { ...one, id: 'two', stock: 4 }] });
    expect(productOf(story, 'shirt')).toMatchObject({ stock: 6, variants: { length: 2 } });
    put({ variants: [{ id: 'two', title: 'Two' }] });
    expect(productOf(story, 'shirt')?.variants?.[1]?.title).toBe('Two');
    put({ allVariants: null, stock: 7 });
    expect(productOf(story, 'shirt')).toMatchObject({ stock: 7 });
    expect(productOf(story, 'shirt')).not.toHaveProperty('variants');
  });

  test('keeps a variant while a deal sells that one', () => {
    const plan = { ...deal, items: [{ productId: 'sizes', variantId: 'm', count: 1 }] };
    const story = shop().do('deal.save', { plan }).do('deal.start', { dealId: plan.id });
    const without = (id: string): CatalogChange => ({
      allVariants: sizes.variants?.filter(each => each.id !== id),
    });
    const codeWithout = (id: string) =>
      story.codeOf('catalog.edit', { productId: 'sizes', change: without(id) });
    expect(codeWithout('m')).toBe('in-deal');
    expect(codeWithout('xl')).toBe('done');
  });

  test('goes from one brand’s sight into another’s with its history, by a command or a list', () => {
    const moves = [
      (story: Story) => story.do('catalog.setBrand', { productId: 'shirt', brand: 'Bolt' }),
      (story: Story) => story.do('catalog.import', { products: [{ ...shirt, brand: 'Bolt' }] }),
    ];
    for (const move of moves) {
      const story = shop()
        .after(1)
        .do('catalog.edit', { productId: 'shirt', change: { price: eur(2900) } });
      move(story.after(1));
      const seen = (brand: string) =>
        redactShow(story.state, viewpointOf({ id: 'r', name: 'Rep', role: 'brand', brand })).catalog.products;
      expect(seen('Acme').map(({ id }) => id)).toEqual(['sizes']);
      expect(seen('Bolt')).toMatchObject([{ id: 'shirt' }]);
      expect(seen('Bolt')[0]?.history.length).toBeGreaterThanOrEqual(2);
    }
  });
});
