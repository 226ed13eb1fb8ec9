import { expect, test } from 'vitest';
import {
  appendSample,
  type ClaimSample,
  claimRate,
  WINDOW_SECONDS,
} from '../../../../renderer/deals/live/claim-rate.ts';

const collect = (samples: ClaimSample[]): ClaimSample[] =>
  samples.reduce<ClaimSample[]>((before, sample) => appendSample(before, sample), []);

test('claims are counted in the second of their sample', () => {
  const samples = collect([
    { at: 1_000_000, claimed: 0 },
    { at: 1_000_250, claimed: 3 },
    { at: 1_000_500, claimed: 5 },
    { at: 1_001_100, claimed: 6 },
  ]);
  expect(claimRate(samples, 1_002_000).slice(-2)).toEqual([5, 1]);
});

test('units that are given back do not make the claim rate negative', () => {
  const samples = collect([
    { at: 1_000_000, claimed: 4 },
    { at: 1_001_000, claimed: 1 },
    { at: 1_002_000, claimed: 2 },
  ]);
  expect(claimRate(samples, 1_003_000).slice(-2)).toEqual([0, 1]);
});

test('samples before the window are dropped', () => {
  const many = Array.from({ length: 1000 }, (_, second) => ({ at: second * 1000, claimed: second }));
  const samples = collect(many);
  expect(samples.length).toBeLessThanOrEqual(WINDOW_SECONDS + 2);
  expect(claimRate(samples, 1_000_000)).toEqual(new Array(WINDOW_SECONDS).fill(1));
});
