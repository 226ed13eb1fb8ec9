import { expect, test } from 'vitest';
import { FrameTimes } from '../../../client/playback/frame-times.ts';

const NOON = 1_780_000_000_000;

test('nothing is known before a frame was seen, nor after all were forgotten', () => {
  const times = new FrameTimes();
  expect(times.showsAt(NOON)).toBeUndefined();
  times.saw(NOON, 5000);
  times.forget();
  expect(times.showsAt(NOON)).toBeUndefined();
});

test('a frame is shown as long after its capture as those before it, whatever the two clocks say', () => {
  const times = new FrameTimes();
  times.saw(NOON, 5040);
  expect(times.showsAt(NOON + 100)).toBe(5140);
});

test('one frame that came late says nothing about the next ones', () => {
  const times = new FrameTimes();
  for (const [capturedAt, shownAt] of [
    [0, 40],
    [33, 75],
    [66, 300],
    [100, 141],
  ] as const)
    times.saw(NOON + capturedAt, shownAt);
  expect(times.showsAt(NOON + 133)).toBe(175);
});

test('frames that another camera’s clock stamps are reckoned with at once', () => {
  const times = new FrameTimes();
  for (let frame = 0; frame < 10; frame++) times.saw(NOON + 33 * frame, 40 + 33 * frame);
  times.saw(NOON - 3_600_000, 400);
  expect(times.showsAt(NOON - 3_600_000 + 33)).toBe(433);
});
