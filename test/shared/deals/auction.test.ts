import { expect, test } from 'vitest';
import { type AuctionTerms, isUnusualBid } from '../../../shared/deals/auction.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const terms: AuctionTerms = { kind: 'auction', from: eur(1000), step: eur(500), counterSeconds: 15 };

test.each([
  ['one step', 1000, 1500, false],
  ['just below three times the price', 1000, 2999, false],
  ['three times the price', 1000, 3000, true],
  ['just below five steps', 10_000, 12_499, false],
  ['five steps', 10_000, 12_500, true],
  ['a nought too many', 4500, 50_000, true],
])('a bid is asked about where it may be a slip of the finger: %s', (_what, price, max, isAsked) => {
  expect(isUnusualBid(terms, { price: eur(price) }, eur(max))).toBe(isAsked);
});

test('before the first bid it is held against the first price, and the least bid is never asked about', () => {
  expect(isUnusualBid(terms, {}, eur(5000))).toBe(true);
  expect(isUnusualBid(terms, {}, eur(1000))).toBe(false);
  const steep: AuctionTerms = { ...terms, from: eur(100), step: eur(500) };
  expect(isUnusualBid(steep, { price: eur(100) }, eur(600))).toBe(false);
});
