import { expect, test } from 'vitest';
import { TokenBucket } from '../../../server/edge/token-bucket.ts';

const rate = { most: 10, perSecond: 2 };

test('points are spent and come back with time, never more than there may be', () => {
  const bucket = new TokenBucket(10, 0);
  for (let count = 0; count < 10; count++) expect(bucket.take(1, rate, 0)).toBe(true);
  expect(bucket.take(1, rate, 0)).toBe(false);
  expect(bucket.points(rate, 1000)).toBe(2);
  expect(bucket.points(rate, 60_000)).toBe(10);
});

test('what costs more than is left has to wait, and what costs more than there may ever be is owed', () => {
  const bucket = new TokenBucket(1, 0);
  expect([bucket.take(8, rate, 0), bucket.take(8, rate, 3500)]).toEqual([false, true]);
  expect([bucket.take(30, rate, 4000), bucket.take(30, rate, 8500)]).toEqual([false, true]);
  expect(bucket.points(rate, 8500)).toBe(-20);
});

test('a charge makes debts, and never more than there are points', () => {
  const bucket = new TokenBucket(10, 0);
  bucket.charge(1000, rate, 0);
  expect(bucket.points(rate, 0)).toBe(-10);
});
