import { expect, test } from 'vitest';
import {
  bitsIn,
  bitsThroughout,
  countOf,
  Is,
  mayHaveRun,
} from '../../../../server/moderation/text/characters.ts';

test.each([
  ['letters of all three alphabets', 'aЖ码', Is.letter],
  ['capitals', 'ABЖ', Is.upper],
  ['digits', '012', Is.digit],
  ['Chinese beyond the first plane', '𬭁𠀀', Is.han],
  ['emoji of two units', '😍🔥', Is.emoji],
  ['marks and what can not be seen', '\u0301\u200b\u202e\t', Is.unclean],
])('knows %s', (_what, text, bit) => {
  expect(bitsThroughout(text) & bit).toBe(bit);
});

test('tells what some character is, and how many are so', () => {
  expect(bitsIn('it is 5 pm') & Is.digit).toBe(Is.digit);
  expect(bitsIn('it is late') & Is.digit).toBe(0);
  expect(countOf('Да, yes, 是', Is.cyrillic)).toBe(2);
  expect(countOf('Да, yes, 是', Is.latin)).toBe(3);
});

test('finds that a character may stand three times in a row', () => {
  expect(mayHaveRun('soon')).toBe(false);
  expect(mayHaveRun('sooon')).toBe(true);
  expect(mayHaveRun('😍')).toBe(true);
});
