import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MaskSmoother, removeCheckerboard } from '../../../../renderer/compositor/background/mask.ts';

const likelihood = (value: number) => Float32Array.of(value);

test('certain pixels follow the model at once', () => {
  const smoother = new MaskSmoother();
  expect([...smoother.next(likelihood(1))]).toEqual([0]);
  expect([...smoother.next(likelihood(0))]).toEqual([255]);
  expect([...smoother.next(likelihood(1))]).toEqual([0]);
});

test('uncertain pixels stay close to the previous mask', () => {
  const smoother = new MaskSmoother();
  smoother.next(likelihood(1));
  const [uncertain = 0] = smoother.next(likelihood(0.45));
  const [fresh = 0] = new MaskSmoother().next(likelihood(0.45));
  expect(uncertain).toBeLessThan(fresh / 2);
});

test('a likelihood that oscillates around 0.5 flickers less in the mask', () => {
  const range = (values: number[]) => Math.max(...values) - Math.min(...values);
  const oscillation = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 0.42 : 0.58));
  const smoother = new MaskSmoother();
  const smoothed = oscillation.map(value => smoother.next(likelihood(value))[0] ?? 0).slice(4);
  const raw = oscillation.map(value => new MaskSmoother().next(likelihood(value))[0] ?? 0);
  expect(range(smoothed)).toBeLessThan(range(raw) / 2);
});

test('a checkerboard pattern is removed, and an edge stays where it is', () => {
  const size = { width: 8, height: 6 };
  const mask = (value: (x: number, y: number) => number) =>
    Float32Array.from({ length: 48 }, (_, i) => value(i % 8, Math.floor(i / 8)));
  const inner = (values: Float32Array) =>
    [1, 2, 3, 4].flatMap(y => [...values.subarray(y * 8 + 1, y * 8 + 7)]);
  const pattern = mask((x, y) => ((x + y) % 2 === 0 ? 0.25 : 0.75));
  expect(new Set(inner(removeCheckerboard(pattern, size)))).toEqual(new Set([0.5]));
  const edge = removeCheckerboard(
    mask(x => (x < 4 ? 1 : 0)),
    size,
  );
  expect([...edge.subarray(0, 8)]).toEqual([1, 1, 1, 0.75, 0.25, 0, 0, 0]);
});

test('a mask is always between 0 and 255', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), values => {
      const smoother = new MaskSmoother();
      for (const value of values) {
        const [background = -1] = smoother.next(likelihood(value));
        expect(background).toBeGreaterThanOrEqual(0);
        expect(background).toBeLessThanOrEqual(255);
      }
    }),
  );
});
