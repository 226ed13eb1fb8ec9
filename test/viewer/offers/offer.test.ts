import { describe, expect, test } from 'vitest';
import type { ProductCard } from '../../../shared/catalog/product.ts';
import { foremostFirst, percentOff } from '../../../viewer/offers/offer.ts';

const card = (price: number, compareAt?: number): ProductCard => ({
  id: 'a',
  title: 'Linen shirt',
  price: { minor: price, currency: 'EUR' },
  ...(compareAt === undefined ? {} : { compareAt: { minor: compareAt, currency: 'EUR' } }),
});

describe('the discount on a card', () => {
  test('is rounded down', () => {
    expect(percentOff(card(3900, 4900))).toBe(20);
    expect(percentOff(card(3334, 5000))).toBe(33);
  });
  test('is zero without a higher price before, or below one percent', () => {
    expect(percentOff(card(3900))).toBe(0);
    expect(percentOff(card(3900, 3900))).toBe(0);
    expect(percentOff(card(9999, 10_000))).toBe(0);
  });
  test('is zero for different currencies', () => {
    expect(percentOff({ ...card(3900), compareAt: { minor: 9900, currency: 'USD' } })).toBe(0);
  });
});

test('the newest pin is first, and the state is not modified', () => {
  const pins = [1, 2, 3].map(at => ({ id: `p${at}`, at, card: card(100) }));
  expect(foremostFirst(pins).map(pin => pin.id)).toEqual(['p3', 'p2', 'p1']);
  expect(pins[0]?.id).toBe('p1');
});
