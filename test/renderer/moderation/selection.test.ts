import { expect, test } from 'vitest';
import { allOf, extended, stillThere, toggled } from '../../../renderer/moderation/selection.ts';
import { MAX_AT_ONCE } from '../../../shared/chat/protocol.ts';

const ids = ['a', 'b', 'c', 'd'];

test('a row is selected, and not any more when it is chosen again', () => {
  expect([...toggled(new Set(['a']), 'b')]).toEqual(['a', 'b']);
  expect([...toggled(new Set(['a', 'b']), 'a')]).toEqual(['b']);
});

test('a range goes from one row to another in either direction, and stands beside what was selected', () => {
  expect([...extended(new Set(['d']), ids, 'a', 'b')]).toEqual(['d', 'a', 'b']);
  expect([...extended(new Set(), ids, 'c', 'b')]).toEqual(['b', 'c']);
});

test('a range from a row that is gone begins where it ends', () => {
  expect([...extended(new Set(), ids, 'gone', 'c')]).toEqual(['c']);
  expect([...extended(new Set(['a']), ids, 'a', 'gone')]).toEqual(['a']);
});

test('rows that were decided meanwhile are selected no more', () => {
  expect(stillThere(new Set(['d', 'gone', 'a']), ids)).toEqual(['a', 'd']);
});

test('no more are selected than one command takes', () => {
  const many = Array.from({ length: MAX_AT_ONCE + 1 }, (_, index) => String(index));
  const all = allOf(many);
  expect(all.size).toBe(MAX_AT_ONCE);
  expect(toggled(all, 'one more').size).toBe(MAX_AT_ONCE);
});
