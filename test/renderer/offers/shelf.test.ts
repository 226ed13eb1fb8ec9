import { expect, test } from 'vitest';
import {
  isFull,
  oldestPin,
  type Pending,
  pinStatus,
  productOfKey,
  shelfEntries,
} from '../../../renderer/offers/shelf.ts';
import { numberedShelf } from '../../../shared/catalog/numbers.ts';
import type { Product } from '../../../shared/catalog/product.ts';
import type { Pin } from '../../../shared/offers/pin.ts';

const product = (id: string, title = id, aliases: string[] = []): Product => ({
  id,
  title,
  aliases,
  history: [],
  price: { minor: 100, currency: 'EUR' },
});
const pinOn = (id: string): Pin => ({ id: `pin-${id}`, at: 1, card: product(id) });
const twelve = Array.from({ length: 12 }, (_, index) => product(`p${index + 1}`));
const numbered = (products: readonly Product[]) => numberedShelf({ products });
const none: ReadonlyMap<string, Pending> = new Map();

test('the keys 1 to 9 belong to the first nine products', () => {
  expect(productOfKey(numbered(twelve), 1)?.id).toBe('p1');
  expect(productOfKey(numbered(twelve), 9)?.id).toBe('p9');
  expect(productOfKey(numbered(twelve), 0)).toBeUndefined();
  expect(productOfKey(numbered(twelve), 10)).toBeUndefined();
  expect(productOfKey([], 1)).toBeUndefined();
});

test('a search filters the shelf, and every product keeps its key', () => {
  const products = [product('a', 'Linen shirt'), product('b', 'Steel bottle'), product('c', 'Linen bag')];
  expect(shelfEntries(numbered(products), 'linen').map(entry => [entry.product.id, entry.key])).toEqual([
    ['a', 1],
    ['c', 3],
  ]);
});

test('products beyond the ninth have no key', () => {
  expect(shelfEntries(numbered(twelve), '').map(entry => entry.key)).toEqual([
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    undefined,
    undefined,
    undefined,
  ]);
});

test('a search covers title, id, brand and aliases, and ignores case and accents', () => {
  const products = [
    { ...product('SKU-7', 'Crème brûlée set', ['десерт', '布蕾']), brand: 'Maison' },
    product('x', 'Other'),
  ];
  for (const search of ['creme brulee', 'sku-7', 'MAISON set', 'ДЕСЕРТ', '布蕾']) {
    expect(shelfEntries(numbered(products), search).map(entry => entry.product.id)).toEqual(['SKU-7']);
  }
});

test('a key whose product has left the shelf during the show leads to no other one', () => {
  const products = [product('a'), { ...product('b'), archived: true as const }, product('c')];
  const shelf = numberedShelf({ products, numbered: ['a', 'b', 'c'] });
  expect([1, 2, 3].map(key => productOfKey(shelf, key)?.id)).toEqual(['a', undefined, 'c']);
  expect(shelfEntries(shelf, '').map(entry => entry.key)).toEqual([1, 3]);
});

test('a product is pending from the click until the event', () => {
  const pin = pinOn('a');
  expect(pinStatus(undefined, undefined)).toEqual({ kind: 'off' });
  expect(pinStatus(undefined, 'pinning')).toEqual({ kind: 'pinning' });
  expect(pinStatus(pin, 'pinning')).toEqual({ kind: 'pinned', pin });
  expect(pinStatus(pin, 'unpinning')).toEqual({ kind: 'unpinning', pin });
  expect(pinStatus(undefined, 'unpinning')).toEqual({ kind: 'off' });
});

test('three pins are the maximum, with pending ones counted once', () => {
  const two = [pinOn('a'), pinOn('b')];
  expect(isFull(two, none)).toBe(false);
  expect(isFull([...two, pinOn('c')], none)).toBe(true);
  expect(isFull(two, new Map([['c', 'pinning']]))).toBe(true);
  expect(isFull(two, new Map([['b', 'pinning']]))).toBe(false);
});

test('a pending unpin makes room at once', () => {
  const three = [pinOn('a'), pinOn('b'), pinOn('c')];
  expect(isFull(three, new Map([['a', 'unpinning']]))).toBe(false);
});

test('the oldest pin can be replaced, but none of a deal and none that goes already', () => {
  const pins = [
    { ...pinOn('a'), at: 3 },
    { ...pinOn('b'), at: 1, dealId: 'd' },
    { ...pinOn('c'), at: 2 },
  ];
  expect(oldestPin(pins, none)?.card.id).toBe('c');
  expect(oldestPin(pins, new Map([['c', 'unpinning']]))?.card.id).toBe('a');
  expect(oldestPin([], none)).toBeUndefined();
});
