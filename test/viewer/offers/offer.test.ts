import { describe, expect, test } from 'vitest';
import type { ProductCard } from '../../../shared/product.ts';
import { foremostFirst, percentOff } from '../../../viewer/offers/offer.ts';

const card = (price: number, compareAt?: number): ProductCard => ({
  id: 'a',
  title: 'Linen shirt',
  price: { minor: price, currency: 'EUR' },
  ...(compareAt === undefined ? {} : { compareAt: { minor: compareAt, currency: 'EUR' } }),
});

describe('the reduction on a card', () => {
  test('never promises more than the prices do', () => {
    expect(percentOff(card(3900, 4900))).toBe(20);
    expect(percentOff(card(3334, 5000))).toBe(33);
  });
  test('is silent without a higher earlier price, or below one percent', () => {
    expect(percentOff(card(3900))).toBe(0);
    expect(percentOff(card(3900, 3900))).toBe(0);
    expect(percentOff(card(9999, 10_000))).toBe(0);
  });
  test('does not compare two currencies', () => {
    expect(percentOff({ ...card(3900), compareAt: { minor: 9900, currency: 'USD' } })).toBe(0);
  });
});

test('the newest pin stands first and the state stays as it was', () => {
  const pins = [1, 2, 3].map(at => ({ id: `p${at}`, at, card: card(100) }));
  expect(foremostFirst(pins).map(pin => pin.id)).toEqual(['p3', 'p2', 'p1']);
  expect(pins[0]?.id).toBe('p1');
});
