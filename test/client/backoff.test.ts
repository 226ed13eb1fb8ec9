import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from '../../client/backoff.ts';

test('pauses grow from a quarter second and never pass four seconds, however long the server is away', () => {
  expect(backoffMs(1, () => 1)).toBe(250);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, random) => {
        const pause = backoffMs(attempt, () => random);
        expect(pause).toBeGreaterThanOrEqual(125);
        expect(pause).toBeLessThanOrEqual(4000);
        expect(backoffMs(attempt + 1, () => random)).toBeGreaterThanOrEqual(pause);
      },
    ),
  );
});

test('clients that lost the server together don’t all return together', () => {
  const pauses = Array.from({ length: 100 }, () => Math.round(backoffMs(6)));
  expect(new Set(pauses).size).toBeGreaterThan(50);
});
