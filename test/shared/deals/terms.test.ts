import { expect, test } from 'vitest';
import { DealPlan, networkLimit } from '../../../shared/deals/terms.ts';
import { flash } from '../../support/deals.ts';

test.each([
  ['four buyers at least', flash({ units: 3, perBuyer: 1 }), 4],
  ['four buyers at least, each with all that one may have', flash({ units: 30, perBuyer: 2 }), 8],
  ['a quarter of the units where that is more', flash({ units: 1000, perBuyer: 1 }), 250],
  ['one buyer where it is one per household', flash({ units: 1000, perBuyer: 2, perNetwork: 'one' }), 2],
  ['any number where nothing is counted', flash({ perNetwork: 'any' }), Number.POSITIVE_INFINITY],
])('one network address has room for %s', (_what, plan, limit) => {
  expect(networkLimit(plan)).toBe(limit);
});

test('a deal of an older log, which says nothing of networks and known buyers, is read as it was', () => {
  const older = flash();
  expect(DealPlan.parse(JSON.parse(JSON.stringify(older)))).toEqual(older);
});
