import { expect, test } from 'vitest';
import { countOf, type KeyCounts, withCount, withoutKeys } from '../../../shared/deals/buyer-keys.ts';

test('counts of thousands of keys are found again, changed in place, and copied in small parts', () => {
  const keys = Array.from({ length: 5000 }, (_, number) => 281_474_976_710_655 - 7919 * number);
  const [changed = 0] = keys;
  const full = keys.reduce<KeyCounts | undefined>(
    (counts, key) => withCount(counts, key, { units: 2, claims: 1 }),
    undefined,
  );
  const less = withCount(full, changed, { units: -2, claims: 0 });
  for (const key of keys)
    expect(countOf(less, key)).toMatchObject({ units: key === changed ? 0 : 2, claims: 1 });
  expect(countOf(full, changed).units).toBe(2);
  expect(Math.max(...less.map(({ length }) => length))).toBeLessThan(100);
});

test('nothing counts where nothing came under a key, where there is no key, and where nothing was counted', () => {
  const counts = withCount(undefined, 1, { units: 1, claims: 1 });
  for (const count of [countOf(counts, 2), countOf(counts, undefined), countOf(undefined, 1)])
    expect(count).toEqual({ units: 0, claims: 0 });
});

test('what leaves the server has no keys, and what never had any is left as it is', () => {
  const claim = { id: 'c', keys: { browser: 1, network: 2 } };
  expect(withoutKeys(claim)).toEqual({ id: 'c' });
  const open: { id: string; keys?: undefined } = { id: 'd' };
  expect(withoutKeys(open)).toBe(open);
});
