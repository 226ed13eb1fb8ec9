import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText, isLonger, readableText } from '../../../../server/moderation/text/hygiene.ts';
import { CommandError } from '../../../../shared/errors.ts';
import { anyUnicode } from '../../../support/any-unicode.ts';

describe('a text as it is kept', () => {
  test.each([
    ['  hi\n\n\nthere\t! ', 'hi there !'],
    [`a${'\n'.repeat(290)}b`, 'a b'],
    ['a\u2028b\u00a0c\u3000d\u2800e', 'a b c d e'],
    ['\u202eevil\u202c', 'evil'],
    ['\u2066x\u2069 y', 'x y'],
    ['a\u0007b', 'ab'],
    [`Z${'\u0335'.repeat(40)}`, `Z${'\u0335'.repeat(4)}`],
    ['\u0301\u0301hello', 'hello'],
    ['Việt Nam, ที่นี่, שָׁלוֹם, مُحَمَّدٌ', 'Việt Nam, ที่นี่, שָׁלוֹם, مُحَمَّدٌ'],
    ['👩‍🚀 🏳️‍🌈 ❤️ 1️⃣', '👩‍🚀 🏳️‍🌈 ❤️ 1️⃣'],
    ['שלום \u200fabc', 'שלום \u200fabc'],
  ])('%j is %j', (given, kept) => {
    expect(cleanText(given)).toBe(kept.normalize('NFC'));
  });

  test.each([
    ['\u3164'],
    ['\uffa0\u115f\u1160'],
    ['\u2800\u2800'],
    ['\u200b\u2060\ufeff'],
    ['\u0301\u0302'],
    ['\u202e\u202c'],
    ['\u00ad \u034f'],
    ['a\0b'],
    ['a\ud800'],
    ['\udc00'],
  ])('%j is refused with words', given => {
    expect(() => cleanText(given)).toThrow(CommandError);
  });

  test('its length is counted as a reader counts it', () => {
    expect(isLonger('👩‍🚀'.repeat(300), 300)).toBe(false);
    expect(isLonger('👩‍🚀'.repeat(301), 300)).toBe(true);
    expect(isLonger('x'.repeat(300), 300)).toBe(false);
    expect(isLonger('x'.repeat(301), 300)).toBe(true);
  });

  test('what was cleaned once stays as it is', () => {
    fc.assert(
      fc.property(anyUnicode(80), given => {
        const once = readableText(given);
        expect(once === undefined ? undefined : readableText(once)).toBe(once);
      }),
    );
  });
});
