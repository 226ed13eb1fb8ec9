import { expect, test } from 'vitest';
import { AddressCounts } from '../../../server/edge/address-counts.ts';

test('an address has so many places, and one that it gives back twice is one', () => {
  const counts = new AddressCounts(2);
  const [first, second] = [counts.take('a'), counts.take('a')];
  expect(counts.take('a')).toBeUndefined();
  expect(counts.take('b')).toBeDefined();
  first?.();
  first?.();
  expect(counts.take('a')).toBeDefined();
  expect(counts.take('a')).toBeUndefined();
  second?.();
  expect(counts.take('a')).toBeDefined();
});
