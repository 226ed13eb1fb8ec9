import { expect, test } from 'vitest';
import { linkKey } from '../../../shared/shops/connection.ts';
import { eur, flash, shelf, storyWith, viewer } from '../../support/deals.ts';

/** A show whose shoe is of a connected shop, which has 50 of it at 100 euros. */
function connected(plan = flash({ units: 10 })) {
  const story = storyWith(plan);
  const [shoe] = shelf(story.now);
  if (!shoe) throw new Error('There is no shoe.');
  story.do('shop.connect', { address: 'northwind', credentials: { kind: 'shopify', token: 'secret' } });
  const link = {
    connectionId: 'northwind',
    productId: 'shoe',
    product: 'p',
    item: 'i',
    price: eur(10_000),
    stock: 50,
  };
  return story.do('shop.bring', { connectionId: 'northwind', products: [shoe], links: [link] });
}

type Connected = ReturnType<typeof connected>;
const shoeOf = ({ state }: Connected) => state.catalog.products.find(({ id }) => id === 'shoe');
const knownOf = ({ state }: Connected) => state.shops.links[linkKey({ productId: 'shoe' })];

const read = (story: Connected, values: object) =>
  story.do('shop.apply', {
    connectionId: 'northwind',
    readings: [{ productId: 'shoe', price: eur(10_000), ...values }],
  });

test('what a shop has not been told of yet is kept when the shop is read meanwhile', () => {
  const story = connected();
  story.do('catalog.edit', { productId: 'shoe', change: { stock: 47 } });
  read(story, { stock: 45 });
  expect(shoeOf(story)?.stock).toBe(42);
  expect(knownOf(story)?.stock).toBe(45);
  story.do('shop.told', { productId: 'shoe', stock: 42 });
  read(story, { stock: 42 });
  expect(shoeOf(story)?.stock).toBe(42);
});

test('a price that was changed in the shop wins over one that was changed here', () => {
  const story = connected();
  story.do('catalog.edit', { productId: 'shoe', change: { price: eur(9500) } });
  read(story, { stock: 50 });
  expect(shoeOf(story)?.price).toEqual(eur(9500));
  read(story, { price: eur(9000), stock: 50 });
  expect(shoeOf(story)?.price).toEqual(eur(9000));
  expect(knownOf(story)?.price).toEqual(eur(9000));
});

test('a reading that says nothing new writes nothing', () => {
  const story = connected();
  const { seq } = story.state;
  read(story, { stock: 50 });
  expect(story.state.seq).toBe(seq);
});

test('what the shop has no longer can not be sold', () => {
  const story = connected();
  story.do('shop.apply', { connectionId: 'northwind', readings: [{ productId: 'shoe' }] });
  expect(shoeOf(story)).toMatchObject({ stock: 0, price: eur(10_000) });
});

test('a list that is imported over the shop’s products tells the shop nothing', () => {
  const story = connected();
  story.do('catalog.import', {
    products: shelf(story.now).map(product => ({ ...product, stock: 900, price: eur(500) })),
  });
  expect(knownOf(story)).toMatchObject({ stock: 900, price: eur(500) });
});

/** A claim, and what is done with it. */
function paid(how: 'shop' | 'hand' | 'both') {
  const story = connected();
  const { claimId } = story.as(viewer('ann')).ask('deal.claim', { dealId: 'deal', units: 1 });
  story.as({ id: 'host', name: 'Host', role: 'host' });
  if (how !== 'shop') story.do('order.markPaid', { dealId: 'deal', claimId });
  const news = { kind: 'paid' as const, order: '#1', at: story.now };
  if (how !== 'hand') story.do('deal.settle', { dealId: 'deal', claimId, personId: 'ann', news });
  return story;
}

test('a shop that tells of a payment has taken the stock itself; what is paid by hand it has to be told', () => {
  const byShop = paid('shop');
  expect([shoeOf(byShop)?.stock, knownOf(byShop)?.stock]).toEqual([49, 49]);
  const byHand = paid('hand');
  expect([shoeOf(byHand)?.stock, knownOf(byHand)?.stock]).toEqual([49, 50]);
  // Told by hand and taken by the shop's own order: one of them is to be given back there.
  const byBoth = paid('both');
  expect([shoeOf(byBoth)?.stock, knownOf(byBoth)?.stock]).toEqual([49, 49]);
});

test('no more can be claimed than the shop has left besides what is held', () => {
  const story = connected();
  read(story, { stock: 2 });
  for (const name of ['ann', 'bob']) story.as(viewer(name)).do('deal.claim', { dealId: 'deal', units: 1 });
  expect(story.as(viewer('cat')).codeOf('deal.claim', { dealId: 'deal', units: 1 })).toBe('sold-out');
  expect(story.codeOf('deal.wait', { dealId: 'deal' })).toBe('done');
});

test('a price that changes in the shop is on the pinned card, while one that the host changes ends the pin', () => {
  const story = connected();
  story.as({ id: 'host', name: 'Host', role: 'host' });
  story.do('deal.end', { dealId: 'deal' }).do('offer.pin', { productId: 'shoe', ends: {} });
  read(story, { price: eur(9900), stock: 50 });
  expect(story.state.offers.pins).toMatchObject([{ card: { price: eur(9900) } }]);
  story.do('catalog.edit', { productId: 'shoe', change: { price: eur(9800) } });
  expect(story.state.offers.pins).toEqual([]);
});
