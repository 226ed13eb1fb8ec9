import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PhraseMatcher } from '../../../../server/moderation/text/match.ts';

import { anyUnicode } from '../../../support/any-unicode.ts';

const found = (text: string, ...phrases: string[]) =>
  new PhraseMatcher(phrases).find(text).map(({ index, at }) => [phrases[index], text.slice(...at)]);

describe('a disguised word is found, and the part of the text that it was found in', () => {
  test.each([
    // English
    ['you are a fооl', 'fool', 'fооl'],
    ['what an ιdiοt', 'idiot', 'ιdiοt'],
    ['such an 1d10t!', 'idiot', '1d10t'],
    ['$cam', 'scam', '$cam'],
    ['it is a sc@m', 'scam', 'sc@m'],
    ['s c a m everybody', 'scam', 's c a m'],
    ['s.c.a.m', 'scam', 's.c.a.m'],
    ['s-c_a*m', 'scam', 's-c_a*m'],
    ['sc.am', 'scam', 'sc.am'],
    ['an as*s', 'ass', 'as*s'],
    ['I s.c.a.m U', 'scam', 's.c.a.m'],
    ['sc am', 'scam', 'sc am'],
    ['scaaaaam', 'scam', 'scaaaaam'],
    ['ssccaamm', 'scam', 'ssccaamm'],
    ['that is scammmmm', 'scam', 'scammmmm'],
    ['śçäm', 'scam', 'śçäm'],
    ['s\u0336c\u0336a\u0336m\u0336', 'scam', 's\u0336c\u0336a\u0336m\u0336'],
    ['s\u200bc\u00ada\u2060m', 'scam', 's\u200bc\u00ada\u2060m'],
    ['ｓｃａｍ', 'scam', 'ｓｃａｍ'],
    ['𝓼𝓬𝓪𝓶', 'scam', '𝓼𝓬𝓪𝓶'],
    ['𝕤𝕔𝕒𝕞', 'scam', '𝕤𝕔𝕒𝕞'],
    ['ⓢⓒⓐⓜ', 'scam', 'ⓢⓒⓐⓜ'],
    ['🅢🅒🅐🅜', 'scam', '🅢🅒🅐🅜'],
    ['🆂🅲🅰️🅼', 'scam', '🆂🅲🅰️🅼'],
    ['🇸 🇨 🇦 🇲', 'scam', '🇸 🇨 🇦 🇲'],
    ['ꜱᴄᴀᴍ', 'scam', 'ꜱᴄᴀᴍ'],
    ['ˢᶜᵃᵐ', 'scam', 'ˢᶜᵃᵐ'],
    ['ɯɐɔs', 'scam', 'ɯɐɔs'],
    ['a sc*m', 'scam', 'sc*m'],
    ['sh**py', 'shoppy', 'sh**py'],
    ['s🔥c🔥a🔥m', 'scam', 's🔥c🔥a🔥m'],
    ['\\/\\/inner', 'winner', '\\/\\/inner'],
    ['vvinner', 'winner', 'vvinner'],
    ['sKiII', 'skill', 'sKiII'],
    ['buyfollowers', 'buy followers', 'buyfollowers'],
    ['b.u.y f0ll0wers', 'buy followers', 'b.u.y f0ll0wers'],
    // Russian
    ['oбмaн', 'обман', 'oбмaн'],
    ['это 06м@н', 'обман', '06м@н'],
    ['obman', 'обман', 'obman'],
    ['zhulik', 'жулик', 'zhulik'],
    ['о б м а н', 'обман', 'о б м а н'],
    ['обма-н', 'обман', 'обма-н'],
    ['ооооообман', 'обман', 'ооооообман'],
    ['об*ан', 'обман', 'об*ан'],
    ['}|{улик', 'жулик', '}|{улик'],
    ['ещё и врёт', 'врет', 'врёт'],
    ['bpet', 'врет', 'bpet'],
    // Chinese
    ['這是騙子', '骗子', '騙子'],
    ['他是骗 子吗', '骗子', '骗 子'],
    ['骗*子', '骗子', '骗*子'],
    ['骗🔥子', '骗子', '骗🔥子'],
    ['【骗】【子】', '骗子', '骗】【子'],
    ['马扁子', '骗子', '马扁子'],
    ['大pianzi', '骗子', 'pianzi'],
    ['骗zi', '骗子', '骗zi'],
    ['pian子', '骗子', 'pian子'],
    ['pian zi', '骗子', 'pian zi'],
    ['谝子', '骗子', '谝子'],
    ['大骗x', '大骗子', '大骗x'],
    ['骗骗骗子子子', '骗子', '骗骗骗子'],
  ])('%j has %j as %j', (text, phrase, part) => {
    expect(found(text, phrase)).toEqual([[phrase, part]]);
  });
});

describe('a harmless text is not taken for a disguise', () => {
  test.each([
    ['a glass of water in Scunthorpe', ['ass', 'cunt', 'thorpe', 'lass']],
    ['that pen is mine', ['penis']],
    ["it's hit after hit", ['shit']],
    ["he'll be well", ['hell']],
    ['a tall wall in the hall', ['tail', 'wail', 'hail']],
    ['good food, two boots', ['god', 'bot', 'to']],
    ['455 orders at 8008', ['ass', 'boob']],
    ['c l a s s', ['ass']],
    ['t-shirt (size M)', ['shirty', 'cm']],
    ['the pot on top', ['рот', 'тор']],
    ['ask her', ['хер']],
    ['#ate at 5!', ['hate', 'si']],
    ['A5 or B4?', ['as', 'ba']],
    ['сор и пар', ['cop', 'nap']],
    ['синтетика и хлопок', ['cunt*', '*etuk*']],
    ['это синтетика или хлопок', ['cunt*']],
    ['这是出生日期', ['生日', '日']],
    ['升级吧', ['鸡巴']],
    ['几把刀', ['鸡巴']],
    ['妈妈的衣服', ['妈的']],
    ['我日常穿的', ['我日', '日']],
    ['很好吃，你好吗', ['吃你']],
    ['沙子很细', ['傻子']],
    ['乳制品过敏', ['乳']],
    ['it is made of wool', ['妈的']],
    ['我喜欢小S', ['小时']],
    ['nice :D', ['nicen']],
    ['in t it works', ['tit']],
  ])('%j passes %j', (text, phrases) => {
    expect(found(text, ...phrases)).toEqual([]);
  });
});

describe('any text', () => {
  const phrases = ['scam', 'обман', '骗子', 'buy followers', '$$$', '13点', 'a', '🤡'];
  const matcher = new PhraseMatcher(phrases);
  const anything = fc.oneof(
    anyUnicode(200),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom('s', 'c', 'a', 'm', '*', '.', ' ', '骗', '子', 'о', '\u0301', '\ud800', 'ɯ', 'ɐ'),
    }),
  );

  test('is gone through without an error, and what is found lies in it', () => {
    fc.assert(
      fc.property(anything, text => {
        for (const { index, at } of matcher.find(text)) {
          expect(phrases[index]).toBeDefined();
          expect(0 <= at[0] && at[0] < at[1] && at[1] <= text.length).toBe(true);
        }
      }),
    );
  });

  test('that was made to keep the matcher busy is done with in time', () => {
    const words = Array.from({ length: 10_000 }, (_, index) => `w${index.toString(36)}`);
    const busy = new PhraseMatcher([...words, 'aaaaaaaaaaaaaaaaaaaaaaab']);
    const texts = ['*'.repeat(300), 'a'.repeat(300), 'w*'.repeat(150), 'a.'.repeat(150), 'w** '.repeat(75)];
    for (const text of texts) expect(() => busy.find(text)).not.toThrow();
  });
});

test('phrases with signs are found as they are written', () => {
  expect(found('win $$$ now', '$$$')).toEqual([['$$$', '$$$']]);
  expect(found('nur 18+', '18+')).toEqual([['18+', '18+']]);
  expect(found('go to t.me/deals', 't.me/deals')).toEqual([['t.me/deals', 't.me/deals']]);
  expect(found('你是13点', '13点')).toEqual([['13点', '13点']]);
  expect(found('haha 🤡', '🤡')).toEqual([['🤡', '🤡']]);
});

test('a word in Latin letters is found between Chinese characters', () => {
  expect(found('你是scam吗', 'scam')).toEqual([['scam', 'scam']]);
});
