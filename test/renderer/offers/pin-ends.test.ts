import { expect, test } from 'vitest';
import { endChoices, formatPinAction, formatPinEnd, isSameEnd } from '../../../renderer/offers/pin-ends.ts';
import { LANGUAGES, translationsOf } from '../translations.ts';

test('a pin can end with its segment only in a show that has segments', () => {
  expect(endChoices(false).some(ends => ends.withSegment)).toBe(false);
  expect(endChoices(true).at(-1)).toEqual({ withSegment: true });
});

test('an end that says no to the segment is the same as one that says nothing of it', () => {
  expect(isSameEnd({ seconds: 30 }, { seconds: 30, withSegment: false })).toBe(true);
  expect(isSameEnd({}, { seconds: 30 })).toBe(false);
});

test.each(LANGUAGES)('every choice has words of its own in %s', language => {
  const t = translationsOf(language, 'offers');
  const texts = endChoices(true).map(ends => formatPinEnd(t, ends));
  expect(new Set(texts).size).toBe(texts.length);
});

test('what a click does is said with its time, in minutes where they are whole', () => {
  const t = translationsOf('en', 'offers');
  const texts = [{}, { seconds: 30 }, { seconds: 60 }, { seconds: 90 }].map(ends => formatPinAction(t, ends));
  expect(texts).toEqual(['Pin', 'Pin for 30 seconds', 'Pin for 1 minute', 'Pin for 90 seconds']);
});
