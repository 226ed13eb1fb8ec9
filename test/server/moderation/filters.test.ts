import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchFilters } from '../../../server/moderation/filters.ts';
import { phraseKey } from '../../../server/moderation/text/phrase-trie.ts';

const filter = (phrase: string) => ({ id: phrase, phrase });
const matches = (text: string, ...phrases: string[]) =>
  matchFilters(text, phrases.map(filter)).map(hit => hit.words);

describe('keyword filters', () => {
  test.each([
    ['This is FAKE', 'fake'],
    ['f\u200bake!', 'fake'],
    ['ｆａｋｅ', 'fake'],
    ['buy   followers\nnow', 'buy followers'],
    ['это Подделка?', 'подделка'],
    ['这是假货吧', '假货'],
    ['(fake)', 'fake'],
    ['fakes are fake', 'fake'],
  ])('%j is held by %j', (text, phrase) => {
    expect(matches(text, phrase)).toEqual([phrase]);
  });

  test.each([
    ['a glass of water', 'ass'],
    ['class', 'lass'],
    ['fakery', 'fake'],
    ['подделкам', 'подделка'],
    ['', 'fake'],
  ])('%j passes %j, which is only a part of another word', (text, phrase) => {
    expect(matches(text, phrase)).toEqual([]);
  });

  test('every filter that matches is named, so that the crew sees all reasons', () => {
    expect(matches('fake and spam', 'fake', 'spam', 'other')).toEqual(['fake', 'spam']);
  });

  test('a phrase that stands alone is always found, whatever surrounds it, and no text makes it throw', () => {
    const word = fc.stringMatching(/^[a-zа-я]{2,12}$/);
    fc.assert(
      fc.property(word, fc.string(), fc.string(), (phrase, before, after) => {
        expect(matches(`${before} ${phrase} ${after}`, phrase)).toContain(phrase);
      }),
    );
    fc.assert(fc.property(fc.string(), fc.string(), (text, phrase) => void matches(text, phrase)));
  });

  test('the key of a phrase is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(phraseKey(phraseKey(text))).toBe(phraseKey(text));
      }),
    );
  });

  test('five hundred filters over the longest message find nothing that is not there', () => {
    const filters = Array.from({ length: 500 }, (_, index) => filter(`phrase number ${index}`));
    const text = 'phrase number '.repeat(21);
    expect(matchFilters(text, filters)).toEqual([]);
  });
});
