import { expect, test } from 'vitest';
import { movedTo, put } from '../../../shared/show/ordered.ts';

const list = ['a', 'b', 'c'].map(id => ({ id, text: id }));
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id).join('');

test('a new item comes to its place, or to the end', () => {
  expect(ids(put(list, { id: 'x', text: '' }))).toBe('abcx');
  expect(ids(put(list, { id: 'x', text: '' }, 1))).toBe('axbc');
  expect(ids(put(list, { id: 'x', text: '' }, 99))).toBe('abcx');
});

test('a known item is changed where it stands, whatever place is named', () => {
  expect(put(list, { id: 'b', text: 'new' }, 0)[1]).toEqual({ id: 'b', text: 'new' });
});

test('an item is moved to a place that is counted without it; an unknown one moves nothing', () => {
  expect(ids(movedTo(list, 'a', 2))).toBe('bca');
  expect(ids(movedTo(list, 'c', 0))).toBe('cab');
  expect(ids(movedTo(list, 'x', 0))).toBe('abc');
});
