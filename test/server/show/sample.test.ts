import { expect, test } from 'vitest';
import { sampleOf } from '../../../server/show/sample.ts';

test('what is short is all in the sample', () => {
  const value = { title: 'Show', pins: [{ id: 1 }, { id: 2 }], mutes: { ann: { until: null } } };
  expect(sampleOf(value)).toEqual(value);
});

test('of long lists and records the first, the last and some between are in the sample', () => {
  const list = Array.from({ length: 10_000 }, (_, index) => ({ id: index }));
  const byId = Object.fromEntries(list.map(({ id }) => [`claim-${id}`, list]));
  const sample = sampleOf({ list, byId }) as { list: unknown; byId: object };
  const ids = [0, 3333, 6666, 9999];
  expect(sample.list).toEqual(ids.map(id => ({ id })));
  expect(Object.keys(sample.byId)).toEqual(ids.map(id => `claim-${id}`));
  expect(JSON.stringify(sample).length).toBeLessThan(1000);
});
