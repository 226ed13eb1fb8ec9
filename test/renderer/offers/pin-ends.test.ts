import { expect, test } from 'vitest';
import { formatPinAction, formatPinEnd } from '../../../renderer/offers/format.ts';
import { endChoices, isSameEnd } from '../../../renderer/offers/pin-ends.ts';
import { LANGUAGES, translationsOf } from '../translations.ts';

test('a pin can end with its segment only in a show that has segments', () => {
  expect(endChoices(false).some(ends => ends.withSegment)).toBe(false);
  expect(endChoices(true).at(-1)).toEqual({ withSegment: true });
});

test('a false withSegment equals an absent one', () => {
  expect(isSameEnd({ seconds: 30 }, { seconds: 30, withSegment: false })).toBe(true);
  expect(isSameEnd({}, { seconds: 30 })).toBe(false);
});

test.each(LANGUAGES)('every choice has a different text in %s', language => {
  const t = translationsOf(language, 'offers');
  const texts = endChoices(true).map(ends => formatPinEnd(t, ends));
  expect(new Set(texts).size).toBe(texts.length);
});

test('the pin action is formatted with its time, in minutes if they are whole', () => {
  const t = translationsOf('en', 'offers');
  const texts = [{}, { seconds: 30 }, { seconds: 60 }, { seconds: 90 }].map(ends => formatPinAction(t, ends));
  expect(texts).toEqual(['Pin', 'Pin for 30 seconds', 'Pin for 1 minute', 'Pin for 90 seconds']);
});
