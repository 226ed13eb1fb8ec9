import { expect, test } from 'vitest';
import { blendRow } from '../../../../renderer/compositor/i420/blend.ts';
import { plane } from './plane.ts';

test('an opacity of 0.5 gives the mean of both', () => {
  const canvas = plane(4, 1, () => 100);
  blendRow(canvas, { x: 0, y: 0, width: 4, height: 1 }, 0, Uint8Array.of(200, 200, 0, 0), { opacity: 0.5 });
  expect([...canvas.data]).toEqual([150, 150, 50, 50]);
});

test('a mask blends per pixel', () => {
  const canvas = plane(3, 1, () => 100);
  const mask = Uint8Array.of(0, 128, 255);
  blendRow(canvas, { x: 0, y: 0, width: 3, height: 1 }, 0, Uint8Array.of(200, 200, 200), {
    opacity: 1,
    mask,
  });
  expect(canvas.data[0]).toBe(100);
  expect(Math.abs((canvas.data[1] ?? 0) - 150)).toBeLessThanOrEqual(1);
  expect(canvas.data[2]).toBe(200);
});
