import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phraseKey } from '../../../server/moderation/text/phrase-trie.ts';
import { NO_PAST, rulesetOf, type Subject } from '../../../server/rules/ruleset.ts';
import { phraseRule, type Rule, type Sought } from '../../../shared/rules/rule.ts';

const ruleFor = (sought: Sought): Rule => ({
  id: JSON.stringify(sought),
  sought,
  action: 'hold',
  isOn: true,
});
const phrase = (words: string): Rule => ({ id: words, ...phraseRule(words) });
const reasonsOf = (
  text: string,
  rules: readonly Rule[],
  more: Partial<Subject> = {},
  allowed: string[] = [],
) =>
  rulesetOf(rules)
    .check({ text, kind: 'line', past: NO_PAST, ...more }, allowed)
    .map(({ reason }) => reason);
const matches = (text: string, ...phrases: string[]) =>
  reasonsOf(text, phrases.map(phrase)).map(reason => reason.words);

describe('rules for phrases', () => {
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

  test('every rule that matches is named, so that the crew sees all reasons', () => {
    expect(matches('fake and spam', 'fake', 'spam', 'other')).toEqual(['fake', 'spam']);
  });

  test('a phrase that stands alone is always found, whatever surrounds it, and no text makes it throw', () => {
    const word = fc.stringMatching(/^[a-zа-я]{2,12}$/);
    fc.assert(
      fc.property(word, fc.string(), fc.string(), (words, before, after) => {
        expect(matches(`${before} ${words} ${after}`, words)).toContain(words);
      }),
    );
    fc.assert(fc.property(fc.string(), fc.string(), (text, words) => void matches(text, words)));
  });

  test('the key of a phrase is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(phraseKey(phraseKey(text))).toBe(phraseKey(text));
      }),
    );
  });

  test('five hundred rules over the longest message find nothing that is not there', () => {
    const rules = Array.from({ length: 500 }, (_, index) => phrase(`phrase number ${index}`));
    const text = 'phrase number '.repeat(21);
    expect(reasonsOf(text, rules)).toEqual([]);
  });
});

const isFound = (sought: Sought, text: string, more: Partial<Subject> = {}) =>
  reasonsOf(text, [ruleFor(sought)], more).length > 0;
const word = (words: string, endings = false): Sought => ({ kind: 'word', words, endings });

describe('words', () => {
  test.each([
    ['sca*', 'what a scam'],
    ['sca*', 'sс4mmer alert'],
    ['*coin', 'buy my dogecoin'],
    ['*coin*', 'altcoins today'],
    ['骗*', '骗子来了'],
  ])('%j is found in %j', (words, text) => {
    expect(isFound(word(words), text)).toBe(true);
  });

  test.each([
    ['sca*', 'an escape'],
    ['*coin', 'a coincidence'],
  ])('%j is not found in %j', (words, text) => {
    expect(isFound(word(words), text)).toBe(false);
  });

  test.each([
    ['scam', 'scammers scamming, you got scammed'],
    ['hate', 'hating on her'],
    ['bully', 'what bullies'],
    ['обман', 'одни обманщики и обманом берут обмана'],
    ['подделка', 'продают подделки'],
    ['обмануть', 'они обманули'],
  ])('%j is found in its other forms: %j', (words, text) => {
    expect(isFound(word(words, true), text)).toBe(true);
  });

  test.each([
    ['scam', 'a plate of scampi'],
    ['подделка', 'поддержка пишет'],
  ])('the forms of %j are not other words: %j', (words, text) => {
    expect(isFound(word(words, true), text)).toBe(false);
  });

  test('the first of two places does not hide the second, where that is the word', () => {
    expect(reasonsOf('scampi is a scam', [ruleFor(word('scam', true))])).toMatchObject([{ at: [12, 16] }]);
  });
});

describe('kinds of rules', () => {
  test.each<[Sought, string]>([
    [{ kind: 'link', allowed: [] }, 'go to my-shop.ru now'],
    [{ kind: 'link', allowed: [] }, 'HTTPS://EXAMPLE.COM/x'],
    [{ kind: 'link', allowed: [] }, 'example (dot) com'],
    [{ kind: 'link', allowed: [] }, 'example。com'],
    [{ kind: 'link', allowed: [] }, 'see t.me/joinme'],
    [{ kind: 'link', allowed: ['example.com'] }, 'notexample.com and example.com'],
    [{ kind: 'capitals', percent: 70, letters: 8 }, 'WHY IS IT SO EXPENSIVE'],
    [{ kind: 'capitals', percent: 70, letters: 8 }, 'ПОЧЕМУ ТАК ДОРОГО'],
    [{ kind: 'repeat', letters: 5, lines: null }, 'nooooo way'],
    [{ kind: 'mention', most: 2 }, '@ann @bob @eve look'],
    [{ kind: 'emoji' }, '😂 👩‍👩‍👧 🇩🇪 1️⃣ ❤️'],
    [{ kind: 'first' }, 'hello'],
    [{ kind: 'list', list: 'insults', language: 'ru' }, 'какой ид1от'],
    [{ kind: 'pattern', words: 'free\\s+(money|gift)' }, 'FREE   gift here'],
  ])('%j finds %j', (sought, text) => {
    expect(isFound(sought, text)).toBe(true);
  });

  test.each<[Sought, string]>([
    [{ kind: 'link', allowed: [] }, 'so nice.it fits, 3.50 each... e.g. this'],
    [{ kind: 'link', allowed: [] }, 'mail me: ann@example.com'],
    [{ kind: 'link', allowed: ['example.com'] }, 'https://shop.example.com/a'],
    [{ kind: 'capitals', percent: 70, letters: 8 }, 'USB-C OK?'],
    [{ kind: 'repeat', letters: 5, lines: null }, 'cooool 100000000'],
    [{ kind: 'mention', most: 2 }, '@ann @bob, mail ann@bob.example and c@d.example'],
    [{ kind: 'emoji' }, '😂 ok'],
    [{ kind: 'emoji' }, '666'],
    [{ kind: 'list', list: 'insults', language: 'en' }, 'how much is the blue one'],
  ])('%j does not find anything in %j', (sought, text) => {
    expect(isFound(sought, text, { past: { isNew: () => false, texts: () => [] } })).toBe(false);
  });

  test('the same text is one too many when its author wrote it before, in whatever spelling', () => {
    const again: Sought = { kind: 'repeat', letters: null, lines: 3 };
    const having = (...texts: string[]) => ({ past: { isNew: () => false, texts: () => texts } });
    expect(isFound(again, 'Buy  now', having('buy now', 'other'))).toBe(false);
    expect(isFound(again, 'Buy  now', having('buy now', 'other', 'BUY NOW'))).toBe(true);
  });

  test('names are judged by what they say, and not by how lines are written', () => {
    const as = { kind: 'name' as const };
    expect(isFound({ kind: 'capitals', percent: 50, letters: 4 }, 'ANNA MARIA', as)).toBe(false);
    expect(isFound({ kind: 'first' }, 'Anna', as)).toBe(false);
    expect(isFound(word('sca*'), 'Scammer', as)).toBe(true);
  });

  test('a rule that is off finds nothing', () => {
    expect(reasonsOf('spam', [{ ...phrase('spam'), isOn: false }])).toEqual([]);
  });

  test('a reason has the words and their place in the text as it was written', () => {
    const text = 'go to shop.example.com';
    expect(reasonsOf(text, [ruleFor({ kind: 'link', allowed: [] })])).toMatchObject([
      { by: 'rules.link', words: 'shop.example.com', at: [6, text.length] },
    ]);
  });
});

describe('words that are allowed', () => {
  test('hold no rule up, but the same words elsewhere in the line do', () => {
    const rules = [phrase('dick'), ruleFor({ kind: 'capitals', percent: 80, letters: 4 })];
    const allowed = ["dick's sporting goods", 'ASUS ROG'];
    expect(reasonsOf("from Dick's Sporting Goods", rules, {}, allowed)).toEqual([]);
    expect(reasonsOf("you dick, from Dick's Sporting Goods", rules, {}, allowed)).toMatchObject([
      { at: [4, 8] },
    ]);
    expect(reasonsOf('ASUS ROG is ok', rules, {}, allowed)).toEqual([]);
  });

  test('a link to an allowed word passes', () => {
    expect(
      reasonsOf('see youtube.com/x', [ruleFor({ kind: 'link', allowed: [] })], {}, ['youtube.com']),
    ).toEqual([]);
  });
});

describe('many rules', () => {
  const SYLLABLES = ['ba', 'fri', 'gle', 'mor', 'sna', 'ter', 'wock', 'zil', '骗', '假', 'гло', 'дры'];
  const spell = (number: number): string =>
    [0, 1, 2, 3]
      .map(place => SYLLABLES[Math.floor(number / SYLLABLES.length ** place) % SYLLABLES.length])
      .join('');
  const many = Array.from({ length: 10_000 }, (_, index) => phrase(spell(index)));

  test('each of ten thousand is found, also after one of them is removed', () => {
    const ruleset = rulesetOf(many);
    const found = (rules: readonly Rule[], text: string) => reasonsOf(text, rules).map(({ words }) => words);
    expect(ruleset).toBe(rulesetOf(many));
    for (const number of [0, 4711, 9999])
      expect(found(many, `so ${spell(number)}!`)).toContain(spell(number));
    expect(found(many.slice(1), `so ${spell(0)}!`)).not.toContain(spell(0));
    expect(found(many.slice(1), `so ${spell(9999)}!`)).toContain(spell(9999));
  });
});

test('a regular expression that others would try for minutes is tried at once', () => {
  const before = performance.now();
  for (const words of ['(a+)+$', '(x+x+)+y', '(.*a){20}b', '([a-z]+)*\\d'])
    expect(isFound({ kind: 'pattern', words }, `${'a'.repeat(2000)}${'x'.repeat(400)}!`)).toBe(false);
  expect(performance.now() - before).toBeLessThan(1000);
});
