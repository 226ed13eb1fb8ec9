import { describe, expect, test } from 'vitest';
import { DENSE, FeatureReader } from '../../../../server/moderation/classifier/features.ts';
import { Lexicon } from '../../../../server/moderation/classifier/lexicon.ts';
import { MODEL_VERSION, Model, type ModelHead } from '../../../../server/moderation/classifier/model.ts';

const head: ModelHead = {
  version: MODEL_VERSION,
  bits: 4,
  peak: 0.5,
  bias: -1,
  dense: Array.from({ length: DENSE }, () => 0),
  slope: 2,
  offset: 0.25,
};

describe('a model file', () => {
  test('is read as it was written', () => {
    const table = Uint8Array.from({ length: 16 }, (_, at) => at * 16);
    const features = new FeatureReader(new Lexicon('[insult]\nfool'));
    features.read('what a fool');
    const written = new Model(head, table);
    expect(Model.decode(written.encode()).probability(features)).toBe(written.probability(features));
  });

  test('of another version is refused', () => {
    const file = new Model({ ...head, version: MODEL_VERSION + 1 }, new Uint8Array(16)).encode();
    expect(() => Model.decode(file)).toThrow('another version of Vitrine');
  });

  test('without all of its table is refused', () => {
    expect(() => Model.decode(new Model(head, new Uint8Array(8)).encode())).toThrow('cut short');
  });
});
