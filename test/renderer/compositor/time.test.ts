import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FrameTimes } from '../../../renderer/compositor/budget.ts';
import { formatLongDuration } from '../../../renderer/compositor/overlays/product.ts';
import { runOf } from '../../../renderer/compositor/overlays/ticker.ts';
import { turnAt } from '../../../renderer/compositor/spin.ts';
import { mixAt } from '../../../renderer/compositor/transition.ts';

test('a cut shows the new scene at once', () => {
  expect(mixAt({ kind: 'cut', ms: 500 }, 0)).toBeUndefined();
});

test('a fade begins with the old scene, is half way at half its time and then ends', () => {
  const fade = { kind: 'fade', ms: 400 } as const;
  expect(mixAt(fade, 0)).toEqual({ kind: 'fade', share: 0 });
  expect(mixAt(fade, 200)).toEqual({ kind: 'fade', share: 0.5 });
  expect(mixAt(fade, 400)).toBeUndefined();
});

test('a transition never goes back', () => {
  const time = fc.integer({ min: 0, max: 2999 });
  fc.assert(
    fc.property(time, time, fc.constantFrom('fade' as const, 'wipe' as const), (one, other, kind) => {
      const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
      const share = (elapsed: number) => mixAt({ kind, ms: 3000 }, elapsed)?.share ?? 1;
      expect(share(earlier)).toBeLessThanOrEqual(share(later));
    }),
  );
});

test('a wheel starts where it was, turns ever slower and stands where it was sent', () => {
  const spin = { from: 0.25, to: 7, startedAt: 1000 };
  expect(turnAt(spin, 1000)).toBe(0.25);
  expect(turnAt(spin, 60_000)).toBe(7);
  const early = turnAt(spin, 1200) - turnAt(spin, 1000);
  const late = turnAt(spin, 6800) - turnAt(spin, 6600);
  expect(early).toBeGreaterThan(20 * late);
  expect(late).toBeGreaterThan(0);
});

test('a ticker runs by even pixels, thirty of them a second the same', () => {
  const runs = Array.from({ length: 31 }, (_, frame) => runOf((frame * 1000) / 30, 1280));
  for (const run of runs) expect(run % 2).toBe(0);
  const steps = new Set(runs.slice(1).map((run, index) => run - (runs[index] ?? 0)));
  expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(2);
});

test('a clock counts in minutes and seconds, and in hours where there are any', () => {
  expect(formatLongDuration(9)).toBe('0:09');
  expect(formatLongDuration(90)).toBe('1:30');
  expect(formatLongDuration(3725)).toBe('1:02:05');
});

test('the budget tells rate, median, the slowest hundredth and what was left out', () => {
  const times = new FrameTimes(30);
  for (let frame = 0; frame < 100; frame++) {
    times.add((frame * 1000) / 30, frame === 50 ? 40 : 4, frame === 50 ? 1 : 0);
  }
  const { framesPerSecond, ...figures } = times.summary('planes');
  expect(framesPerSecond).toBeCloseTo(30, 6);
  expect(figures).toEqual({ medianMs: 4, p99Ms: 4, budgetMs: 1000 / 30, late: 1, engine: 'planes' });
});

test('the budget forgets what is older than ten seconds', () => {
  const times = new FrameTimes(30);
  times.add(0, 90, 5);
  for (let at = 11_000; at < 12_000; at += 33) times.add(at, 3, 0);
  expect(times.summary('planes')).toMatchObject({ p99Ms: 3, late: 0 });
});
