import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '../../../../server/moderation/text/hygiene.ts';
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
    ['x'.repeat(301)],
    ['👩‍🚀'.repeat(301)],
  ])('%j is refused with words', given => {
    expect(() => cleanText(given)).toThrow(CommandError);
  });

  test('300 characters are counted as a reader counts them', () => {
    expect(cleanText('👩‍🚀'.repeat(300))).toBe('👩‍🚀'.repeat(300));
  });

  test('what was cleaned once stays as it is', () => {
    fc.assert(
      fc.property(anyUnicode(80), given => {
        let once: string;
        try {
          once = cleanText(given);
        } catch (error) {
          if (error instanceof CommandError) return;
          throw error;
        }
        expect(cleanText(once)).toBe(once);
      }),
    );
  });
});
