import { describe, expect, test } from 'vitest';
import { DENSE, FeatureReader } from '../../../../server/moderation/classifier/features.ts';
import { Lexicon } from '../../../../server/moderation/classifier/lexicon.ts';
import {
  MODEL_VERSION,
  Model,
  type ModelHead,
  mixed,
} from '../../../../server/moderation/classifier/model.ts';

const sum = (peak: number) => ({ peak, bias: -0.1, dense: Array.from({ length: DENSE }, () => 0) });
const head: ModelHead = {
  version: MODEL_VERSION,
  bits: 4,
  registers: [
    { name: 'chat', judge: sum(0.5), slope: 2, offset: 0.25 },
    { name: 'tweets', judge: sum(0.2), slope: 1, offset: 0, gate: sum(3) },
  ],
};
/** Two judges and a gate. */
const WIDTH = 3;

describe('a model file', () => {
  test('is read as it was written', () => {
    const table = Uint8Array.from({ length: 16 * WIDTH }, (_, at) => at * 5);
    const features = new FeatureReader(new Lexicon('[insult]\nfool'), 'en');
    features.read('what a fool');
    const written = new Model(head, table);
    expect(Model.decode(written.encode()).probability(features)).toBe(written.probability(features));
  });

  test('of another version is refused', () => {
    const file = new Model({ ...head, version: MODEL_VERSION + 1 }, new Uint8Array(16 * WIDTH)).encode();
    expect(() => Model.decode(file)).toThrow('another version of Vitrine');
  });

  test('without all of its table is refused', () => {
    expect(() => Model.decode(new Model(head, new Uint8Array(16)).encode())).toThrow('cut short');
  });
});

describe('what judges of several kinds of text say', () => {
  test('counts as far as the text is of their kind', () => {
    expect(mixed([0.2, 0.8], [0])).toBeCloseTo(0.5);
    expect(mixed([0.2, 0.8], [-20])).toBeCloseTo(0.2);
    expect(mixed([0.2, 0.8], [800])).toBeCloseTo(0.8);
    expect(mixed([0.1, 0.4, 0.7], [0, 0])).toBeCloseTo(0.4);
  });

  test('is all that there is where there is one kind', () => {
    expect(mixed([0.3], [])).toBe(0.3);
  });
});
