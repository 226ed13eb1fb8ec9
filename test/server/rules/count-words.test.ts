import { expect, test } from 'vitest';
import { Candidates, KeptWords, type Line, wordsIn } from '../../../server/rules/count-words.ts';
import { LEAST_KEPT } from '../../../shared/rules/suggested-word.ts';

const by = (people: number, text: string, lines = people): Line[] =>
  Array.from({ length: lines }, (_, index) => ({ personId: `p${index % people}`, text }));
const ordinary = Array.from({ length: 40 }, (_, index) => `is the blue one in size ${index}`);

function suggested(deleted: readonly Line[], kept: readonly string[] = ordinary) {
  const candidates = new Candidates(deleted);
  const counted = new KeptWords(candidates.words);
  for (const text of kept) counted.add(text);
  return candidates.against(counted, () => true);
}
const words = (...given: Parameters<typeof suggested>) => suggested(...given).map(each => each.words);

test('a word is suggested once several people’s lines with it were deleted and hardly any stayed', () => {
  expect(suggested(by(4, 'crypto is the best one'))).toEqual([
    { words: 'crypto', deleted: 4, people: 4, kept: 0 },
    { words: 'best', deleted: 4, people: 4, kept: 0 },
  ]);
  expect(words([...by(4, 'the crypto'), ...by(3, 'the crypto again')])[0]).toBe('crypto');
});

test('neither one person’s word nor one of few lines makes a rule', () => {
  expect(words(by(2, 'crypto', 10))).toEqual([]);
  expect(words(by(3, 'crypto'))).toEqual([]);
});

test('a word that stands in lines that stay as well is not suggested', () => {
  expect(
    words(by(6, 'crypto'), [...ordinary, ...ordinary.slice(0, 4).map(text => `${text} crypto`)]),
  ).toEqual([]);
  expect(words(by(10, 'crypto'), [...ordinary, 'crypto?', 'no crypto please'])).toEqual(['crypto']);
});

test('in a raid, where most lines go, no ordinary word is suggested', () => {
  const raid = by(50, 'the blue one crypto');
  expect(words(raid, ordinary.slice(0, LEAST_KEPT))).toEqual(['crypto']);
  expect(words(raid, ordinary.slice(0, LEAST_KEPT - 1))).toEqual([]);
});

test('words are found in each script; links, names that are called, and numbers are none', () => {
  expect([...wordsIn('ＦＲＥＥ money, бесплатно! 免费赠送 at https://scam.example @bob 12345 a')]).toEqual(
    expect.arrayContaining(['free', 'money', 'бесплатно', '免费']),
  );
  expect([...wordsIn('https://scam.example/x @bob me@shop.example 12345 at')]).toEqual([]);
});
