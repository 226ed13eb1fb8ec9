import { expect, test } from 'vitest';
import { STALL_SAMPLE_MS, StallDetector } from '../../../client/media/stall-detector.ts';

/** A report as of Chromium, where the pair of before an ICE restart is still nominated. */
const reportOf = (bytesReceived: number, timestamp: number) =>
  new Map([
    ['before', { id: 'before', type: 'candidate-pair', nominated: true, bytesReceived: 7, timestamp }],
    ['pair', { id: 'pair', type: 'candidate-pair', nominated: true, bytesReceived, timestamp }],
    ['transport', { id: 'transport', type: 'transport', selectedCandidatePairId: 'pair', timestamp }],
  ]);

/** Reads the bytes received at each sample; gives the index and the kind of each reported change. */
function changesOf(samples: readonly number[], sampleMs = STALL_SAMPLE_MS) {
  const detector = new StallDetector();
  return samples.flatMap((bytes, index) => {
    const change = detector.read(reportOf(bytes, index * sampleMs));
    return change ? [{ index, change }] : [];
  });
}

test('silence of 600 ms is a stall, and both its begin and its end are reported once', () => {
  expect(changesOf([1, 2, 3, 3, 3, 3, 3, 3, 3, 4, 5])).toEqual([
    { index: 5, change: 'stall' },
    { index: 9, change: 'flow' },
  ]);
});

test('a connection that usually receives a packet each second is stalled after three seconds only', () => {
  const usual = Array.from({ length: 40 }, (_, sample) => 1 + Math.floor((sample * STALL_SAMPLE_MS) / 1000));
  const silent = Array.from({ length: 20 }, () => 8);
  expect(changesOf([...usual, ...silent])).toEqual([{ index: 50, change: 'stall' }]);
});

test('a long stall does not make the next one take longer', () => {
  const stalled = [4, ...Array.from({ length: 50 }, () => 4)];
  expect(changesOf([1, 2, 3, ...stalled, 5, 6, 6, 6, 6]).map(({ change }) => change)).toEqual([
    'stall',
    'flow',
    'stall',
  ]);
});

test('a pause between two readings is no stall: the page hung, not the network', () => {
  const detector = new StallDetector();
  for (const [bytes, at] of [
    [1, 0],
    [2, 200],
    [3, 400],
    [3, 1400],
    [3, 1450],
  ] as const)
    expect(detector.read(reportOf(bytes, at))).toBeUndefined();
});

test('nothing is reported before the first bytes, or without a selected pair', () => {
  expect(changesOf([0, 0, 0, 0, 0, 0, 0, 0])).toEqual([]);
  expect(new StallDetector().read(new Map())).toBeUndefined();
});
