import { expect, test } from 'vitest';
import { compare, judge } from '../../../../scripts/eval/support/figures.ts';

test('figures are those of the textbook', () => {
  const expected = [true, true, true, true, false, false, false, false, false, false];
  const found = [true, true, true, false, true, false, false, false, false, false];
  expect(compare(expected, found)).toEqual({
    precision: 0.75,
    recall: 0.75,
    f1: 0.75,
    macro_f1: 0.7917,
    accuracy: 0.8,
  });
});

test('who finds nothing has no precision, and no error', () => {
  expect(compare([true, false], [false, false])).toMatchObject({
    precision: 0,
    recall: 0,
    f1: 0,
    accuracy: 0.5,
  });
});

test('a judge is asked about every text, and timed', () => {
  const figures = judge(['a fool', 'a star'], [true, false], text => text.includes('fool'));
  expect(figures).toMatchObject({ f1: 1, accuracy: 1 });
  expect(figures.texts_per_s).toBeGreaterThan(0);
});
