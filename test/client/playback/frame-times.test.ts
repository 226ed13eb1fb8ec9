import { expect, test } from 'vitest';
import { FrameTimes } from '../../../client/playback/frame-times.ts';

const NOON = 1_780_000_000_000;

test('there is no estimate before the first frame, nor after a reset', () => {
  const times = new FrameTimes();
  expect(times.displayTimeOf(NOON)).toBeUndefined();
  times.record(NOON, 5000);
  times.reset();
  expect(times.displayTimeOf(NOON)).toBeUndefined();
});

test('a frame is expected with the delay of those before it, whatever the offset of the two clocks', () => {
  const times = new FrameTimes();
  times.record(NOON, 5040);
  expect(times.displayTimeOf(NOON + 100)).toBe(5140);
});

test('a single late frame does not change the estimate', () => {
  const times = new FrameTimes();
  for (const [capturedAt, shownAt] of [
    [0, 40],
    [33, 75],
    [66, 300],
    [100, 141],
  ] as const)
    times.record(NOON + capturedAt, shownAt);
  expect(times.displayTimeOf(NOON + 133)).toBe(175);
});

test('frames stamped by another clock replace the estimate at once', () => {
  const times = new FrameTimes();
  for (let frame = 0; frame < 10; frame++) times.record(NOON + 33 * frame, 40 + 33 * frame);
  times.record(NOON - 3_600_000, 400);
  expect(times.displayTimeOf(NOON - 3_600_000 + 33)).toBe(433);
});
