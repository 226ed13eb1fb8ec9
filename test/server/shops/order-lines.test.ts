import fc from 'fast-check';
import { expect, test } from 'vitest';
import { split, unitPrices } from '../../../server/shops/order-lines.ts';
import { eur } from '../../support/deals.ts';

test('an amount that is split over any items sums up to itself, and none gets less than nothing', () => {
  const weights = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.nat(10_000_000), weights, (total, each) => {
      const parts = split(total, each);
      expect(parts.reduce((one, other) => one + other, 0)).toBe(total);
      expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('a line as prices of units costs what the line does, for as many units', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 200 }), (minor, quantity) => {
      const lines = unitPrices({ quantity, total: eur(minor) });
      expect(lines.reduce((sum, line) => sum + line.quantity, 0)).toBe(quantity);
      expect(lines.reduce((sum, line) => sum + line.quantity * line.price.minor, 0)).toBe(minor);
      expect(lines.length).toBeLessThanOrEqual(2);
    }),
  );
});
