import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from '../../client/backoff.ts';

test('delays grow from 250 ms up to 4 s, however long the server is away', () => {
  expect(backoffMs(1, () => 1)).toBe(250);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, random) => {
        const delay = backoffMs(attempt, () => random);
        expect(delay).toBeGreaterThanOrEqual(125);
        expect(delay).toBeLessThanOrEqual(4000);
        expect(backoffMs(attempt + 1, () => random)).toBeGreaterThanOrEqual(delay);
      },
    ),
  );
});

test('clients that lost a server together do not all reconnect together', () => {
  const delays = Array.from({ length: 100 }, () => Math.round(backoffMs(6)));
  expect(new Set(delays).size).toBeGreaterThan(50);
});
