import { expect, test } from 'vitest';
import { StallDetector } from '../../../client/media/stall-detector.ts';

/** A report as of Chromium, where the pair of before an ICE restart is still nominated. */
const reportOf = (bytesReceived: number, state = 'succeeded') =>
  new Map([
    [
      'before',
      { id: 'before', type: 'candidate-pair', nominated: true, state: 'in-progress', bytesReceived: 7 },
    ],
    ['pair', { id: 'pair', type: 'candidate-pair', nominated: true, state, bytesReceived }],
    ['transport', { id: 'transport', type: 'transport', selectedCandidatePairId: 'pair' }],
  ]);

test('two readings in a row without a received byte are a stall, which is reported once', () => {
  const detector = new StallDetector();
  expect([100, 200, 200, 200, 200].map(bytes => detector.read(reportOf(bytes)))).toEqual([
    false,
    false,
    false,
    true,
    false,
  ]);
});

test('a stall is reported even while the pair’s state is in-progress', () => {
  const detector = new StallDetector();
  expect(detector.read(reportOf(100))).toBe(false);
  expect(detector.read(reportOf(100))).toBe(false);
  expect(detector.read(reportOf(100, 'in-progress'))).toBe(true);
});

test('a pair that receives now and then is not stalled, and neither is a report without a pair', () => {
  const detector = new StallDetector();
  expect([100, 100, 200, 200, 300, 300].map(bytes => detector.read(reportOf(bytes)))).not.toContain(true);
  expect([1, 2, 3].map(() => detector.read(new Map()))).not.toContain(true);
});
