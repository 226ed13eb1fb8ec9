import { expect, test } from 'vitest';
import { FrameTimes } from '../../../renderer/compositor/frame-times.ts';

test('the statistics have rate, median, 99th percentile and missed frames', () => {
  const times = new FrameTimes(30);
  for (let frame = 0; frame < 100; frame++) {
    times.add((frame * 1000) / 30, frame === 50 ? 40 : 4, frame === 50 ? 1 : 0);
  }
  const { framesPerSecond, ...figures } = times.summary('i420');
  expect(framesPerSecond).toBeCloseTo(30, 6);
  expect(figures).toEqual({ medianMs: 4, p99Ms: 4, budgetMs: 1000 / 30, missedFrames: 1, engine: 'i420' });
});

test('the statistics cover the last ten seconds', () => {
  const times = new FrameTimes(30);
  times.add(0, 90, 5);
  for (let at = 11_000; at < 12_000; at += 33) times.add(at, 3, 0);
  expect(times.summary('i420')).toMatchObject({ p99Ms: 3, missedFrames: 0 });
});
