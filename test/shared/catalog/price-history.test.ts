import fc from 'fast-check';
import { expect, test } from 'vitest';
import { historyAt, MAX_HISTORY } from '../../../shared/catalog/price-history.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = 1000 * DAY;
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const point = (daysAgo: number, minor: number) => ({ at: NOW - daysAgo * DAY, price: eur(minor) });

test('a first price begins the history, the same price adds nothing and another one a point', () => {
  const first = historyAt(NOW, eur(100), []);
  expect(first).toEqual([point(0, 100)]);
  expect(historyAt(NOW + 5, eur(100), first)).toEqual(first);
  expect(historyAt(NOW + 5, eur(90), first)).toEqual([...first, { at: NOW + 5, price: eur(90) }]);
});

test('imported points find their place among the known ones, and what is yet to come is left out', () => {
  const known = [point(20, 100), point(10, 80)];
  const imported = [point(-1, 10), point(5, 100), point(40, 120), point(10, 999)];
  expect(historyAt(NOW, eur(100), known, imported)).toEqual([point(40, 120), ...known, point(5, 100)]);
});

test('of more than 400 days only the price with which they begin is kept', () => {
  const known = [point(900, 10), point(500, 20), point(300, 30)];
  expect(historyAt(NOW, eur(40), known)).toEqual([point(500, 20), point(300, 30), point(0, 40)]);
});

test('however points come together, they stand in order, end with the price in force and stay within the cap', () => {
  const points = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 2000 * DAY }),
      price: fc.integer({ max: 9, min: 1 }).map(eur),
    }),
    { maxLength: 2 * MAX_HISTORY },
  );
  fc.assert(
    fc.property(points, points, (one, other) => {
      const history = historyAt(NOW, eur(5), historyAt(NOW, eur(4), [], one), other);
      const times = history.map(({ at }) => at);
      expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
      expect(history.length).toBeLessThanOrEqual(MAX_HISTORY);
      expect(history.at(-1)?.price).toEqual(eur(5));
    }),
    { numRuns: 50 },
  );
});
