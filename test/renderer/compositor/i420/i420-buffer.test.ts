import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fadeI420,
  type I420Buffer,
  newI420,
  wipeI420,
} from '../../../../renderer/compositor/i420/i420-buffer.ts';

function filled(value: number): I420Buffer {
  const planes = newI420({ width: 18, height: 6 });
  planes.data.fill(value);
  return planes;
}

test('a fade mixes every byte, also those after the last 32-bit word', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 255 }),
      fc.integer({ min: 0, max: 255 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (from, to, share) => {
        const under = filled(from);
        fadeI420(under, filled(to), share);
        const wanted = from + (to - from) * share;
        for (const value of under.data) expect(Math.abs(value - wanted)).toBeLessThanOrEqual(2);
      },
    ),
  );
});

test('a wipe has the new scene left of its edge and the old one right of it', () => {
  const under = filled(10);
  wipeI420(under, filled(90), 0.5);
  const row = [...under.y.data.subarray(0, 18)];
  const edge = row.indexOf(10);
  expect([8, 10]).toContain(edge);
  expect(row.lastIndexOf(90)).toBe(edge - 1);
});
