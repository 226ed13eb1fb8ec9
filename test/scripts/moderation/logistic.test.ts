import { describe, expect, test } from 'vitest';
import { calibrate } from '../../../scripts/moderation/calibrate.ts';
import type { Line } from '../../../scripts/moderation/corpus.ts';
import { corpusOf, foldsOf } from '../../../scripts/moderation/examples.ts';
import { scoreOf, train } from '../../../scripts/moderation/logistic.ts';
import { quantise } from '../../../scripts/moderation/quantise.ts';
import {
  chanceOf,
  LARGE_SETS,
  SMALL_SETS,
  sumsFor,
  trainRegisters,
} from '../../../scripts/moderation/registers.ts';
import { crossValidate } from '../../../scripts/moderation/validate.ts';
import { FeatureReader } from '../../../server/moderation/classifier/features.ts';
import { Lexicon } from '../../../server/moderation/classifier/lexicon.ts';

const RUDE = ['fool', 'clown', 'moron', 'idiot'];
const KIND = ['queen', 'friend', 'star', 'angel'];
const FRAMES = [
  'you are a WORD',
  'what a WORD',
  'WORD !',
  'such a WORD again',
  'look at this WORD here today',
];

const line = (text: string, positive: boolean): Line => ({ text, positive, source: 'made', language: 'en' });
const lines = FRAMES.flatMap(frame => [
  ...RUDE.map(word => line(frame.replace('WORD', word), true)),
  ...KIND.map(word => line(frame.replace('WORD', word), false)),
]);
const lexicon = new Lexicon('');
const features = new FeatureReader(lexicon, 'en');
const reading = { lexicon, features };
const corpus = corpusOf(lines, { en: reading, zh: reading, ru: reading });
const learned = { examples: corpus.examples, width: corpus.hashes.length };
const trained = () => train(learned);
const made = () => [{ name: 'made', judge: trained() }];
const NEUTRAL = new Map([['made', { slope: 1, offset: 0 }]]);

describe('training', () => {
  test('learns which words make a line rude', () => {
    const weights = trained();
    const wrong = corpus.examples.filter(each => scoreOf(weights, each) > 0 !== each.line.positive);
    expect(wrong).toEqual([]);
  });

  test('gives the same file byte for byte each time', () => {
    const file = () => quantise(made(), corpus.hashes, NEUTRAL, 12).encode();
    expect(file()).toEqual(file());
  });

  test('gives a model that says of a line what its weights say, but for rounding', () => {
    const weights = trained();
    const model = quantise([{ name: 'made', judge: weights }], corpus.hashes, NEUTRAL, 18);
    for (const example of corpus.examples.slice(0, 8)) {
      features.read(example.line.text);
      const exact = 1 / (1 + Math.exp(-scoreOf(weights, example)));
      expect(model.probability(features)).toBeCloseTo(exact, 1);
    }
  });

  test('calibrates so that what is as likely as not is at one half', () => {
    const { slope = 0, offset = 9 } = calibrate(crossValidate(corpus, LARGE_SETS)).get('made') ?? {};
    expect(slope).toBeGreaterThan(0);
    expect(Math.abs(offset)).toBeLessThan(4);
  });
});

describe('kinds of text', () => {
  const kinds = ['chat', 'tweets'].flatMap(source =>
    lines.map(each => ({
      ...each,
      source,
      text: source === 'chat' ? each.text : `RT ${each.text} via #tag`,
      // What is rude in one kind is kind in the other.
      positive: each.positive === (source === 'chat'),
    })),
  );
  const { examples, hashes } = corpusOf(kinds, { en: reading, zh: reading, ru: reading });
  const registers = trainRegisters({ examples, width: hashes.length }, LARGE_SETS);

  test('are told apart, and each is judged by its own', () => {
    expect(registers.map(({ name }) => name)).toEqual(['chat', 'tweets']);
    const wrong = examples.filter(
      each => chanceOf(sumsFor(registers, each), new Map()) > 0.5 !== each.positive,
    );
    expect(wrong.map(({ line }) => line.text)).toEqual([]);
  });

  test('of small sets are told from each other, and not from the first alone', () => {
    const mail = lines.map(each => ({ ...each, source: 'mail', text: `Dear all, ${each.text}, regards` }));
    const three = corpusOf([...kinds, ...mail], { en: reading, zh: reading, ru: reading });
    const small = trainRegisters({ examples: three.examples, width: three.hashes.length }, SMALL_SETS);
    const taken = three.examples.map(each => {
      const { names, gates } = sumsFor(small, each);
      const sums = [0, ...gates];
      return names[sums.indexOf(Math.max(...sums))];
    });
    expect(taken).toEqual(three.examples.map(({ line: { source } }) => source));
  });

  test('are in the model file as they were learned', () => {
    const model = quantise(registers, hashes, new Map(), 18);
    for (const each of examples.slice(0, 8)) {
      features.read(each.line.text);
      expect(model.probability(features)).toBeCloseTo(chanceOf(sumsFor(registers, each), new Map()), 1);
    }
  });
});

test('near-duplicates lie in the same fold', () => {
  const folds = foldsOf(
    [
      line('the quick brown fox jumps over a dog', true),
      line('nothing in common with it at all here', false),
      line('look: the quick brown fox jumps again', false),
      line('男人等同于三K党宗教黑奴所以呢你说', true),
      line('所以男人等同于三K党宗教黑奴吗', false),
    ],
    97,
  );
  expect(folds[2]).toBe(folds[0]);
  expect(folds[4]).toBe(folds[3]);
  expect(folds[1]).not.toBe(folds[0]);
});
