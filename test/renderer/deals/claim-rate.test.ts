import { expect, test } from 'vitest';
import {
  PACE_SECONDS,
  type PaceSample,
  paceOf,
  withSample,
} from '../../../renderer/deals/live/claim-rate.ts';

const grown = (samples: PaceSample[]): PaceSample[] =>
  samples.reduce<PaceSample[]>((before, sample) => withSample(before, sample), []);

test('claims are counted in the second in which they were told', () => {
  const samples = grown([
    { at: 1_000_000, claimed: 0 },
    { at: 1_000_250, claimed: 3 },
    { at: 1_000_500, claimed: 5 },
    { at: 1_001_100, claimed: 6 },
  ]);
  expect(paceOf(samples, 1_002_000).slice(-2)).toEqual([5, 1]);
});

test('what comes back does not make the pace negative', () => {
  const samples = grown([
    { at: 1_000_000, claimed: 4 },
    { at: 1_001_000, claimed: 1 },
    { at: 1_002_000, claimed: 2 },
  ]);
  expect(paceOf(samples, 1_003_000).slice(-2)).toEqual([0, 1]);
});

test('reports that are too old to be drawn are forgotten', () => {
  const many = Array.from({ length: 1000 }, (_, second) => ({ at: second * 1000, claimed: second }));
  const samples = grown(many);
  expect(samples.length).toBeLessThanOrEqual(PACE_SECONDS + 2);
  expect(paceOf(samples, 1_000_000)).toEqual(new Array(PACE_SECONDS).fill(1));
});
