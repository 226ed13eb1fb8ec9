import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText } from '../../../../server/moderation/text/plain-text.ts';
import { anyUnicode } from '../../../support/any-unicode.ts';

describe('a text as a reader says it', () => {
  test.each([
    ['Hello, World!', 'hello, world!'],
    ['ｆｏｏｌ', 'fool'],
    ['𝒇𝒐𝒐𝒍', 'fool'],
    ['fооl', 'fool'],
    ['ƒόόℓ', 'fool'],
    ['id10t', 'idiot'],
    ['sc@m', 'scam'],
    ['a f o o l', 'afool'],
    ['f.o.o.l', 'fool'],
    ['loooooove', 'loove'],
    ['fuuuun', 'fun'],
    ['sooooon', 'soon'],
    ['f\u200bo\u00ado\u0336l', 'fool'],
    ['ꜰᴏᴏʟ', 'fool'],
    ['pᴉdnʇs', 'stupid'],
    ['size 38, iphone15 and 2nd', 'size 38, iphone15 and 2nd'],
    ['дypaк', 'дурак'],
    ['ещё', 'еще'],
    ['這個騙子', '这个骗子'],
    ['哈哈哈哈哈', '哈'],
  ])('%j is %j', (text, plain) => {
    expect(plainText(text).text).toBe(plain);
  });

  test('each unit knows its place in the text as it was written', () => {
    const text = 'A f\u200b\u0336öö\u00adL!';
    const plain = plainText(text);
    const at = plain.text.indexOf('fool');
    expect(text.slice(plain.starts[at], plain.ends[at + 3])).toBe('f\u200b\u0336öö\u00adL');
  });

  test('any text has a plain form whose places lie in it', () => {
    fc.assert(
      fc.property(anyUnicode(200), text => {
        const { text: plain, starts, ends } = plainText(text);
        expect([starts.length, ends.length]).toEqual([plain.length, plain.length]);
        for (const [unit, start] of starts.entries()) {
          const end = ends[unit] ?? -1;
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
        }
      }),
    );
  });
});
