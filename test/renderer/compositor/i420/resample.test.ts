import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cut, clipped, type Rect } from '../../../../renderer/compositor/geometry.ts';
import { affineMapping } from '../../../../renderer/compositor/i420/affine-mapping.ts';
import type { Plane } from '../../../../renderer/compositor/i420/i420-buffer.ts';
import { resample, resampleRows } from '../../../../renderer/compositor/i420/resample.ts';
import { plane } from './plane.ts';

const UPRIGHT = { rotation: 0, mirror: false };

/** The rows of a rectangle of a plane that is drawn into a box. */
function drawn(from: Plane, cut: Cut, orientation = UPRIGHT, canvas = { width: 64, height: 64 }): number[][] {
  const area = clipped(cut.box, canvas);
  const rows: number[][] = [];
  resampleRows(from, affineMapping(cut, orientation, area, 1), row => rows.push([...row]));
  return rows;
}

const whole = ({ width, height }: Plane): Rect => ({ x: 0, y: 0, width, height });

test('a picture of the size of its box is copied', () => {
  const picture = plane(8, 4, (x, y) => 10 * y + x);
  const rows = drawn(picture, { source: whole(picture), box: { x: 6, y: 2, width: 8, height: 4 } });
  expect(rows.flat()).toEqual([...picture.data]);
});

test('a mirrored picture is read from right to left', () => {
  const picture = plane(8, 2, x => x * 20);
  const box = { x: 0, y: 0, width: 8, height: 2 };
  const rows = drawn(picture, { source: whole(picture), box }, { rotation: 0, mirror: true });
  expect(rows[0]).toEqual([140, 120, 100, 80, 60, 40, 20, 0]);
});

test('a picture rotated by 180 degrees is upside down', () => {
  const picture = plane(8, 8, (x, y) => 16 * y + x);
  const box = { x: 0, y: 0, width: 8, height: 8 };
  const rows = drawn(picture, { source: whole(picture), box }, { rotation: 180, mirror: false });
  const expected = [...picture.data].reverse();
  for (const [index, value] of rows.flat().entries()) {
    expect(Math.abs(value - (expected[index] ?? 0))).toBeLessThanOrEqual(1);
  }
});

test('a uniform picture stays uniform at every size, rotation and crop', () => {
  const size = fc.integer({ min: 1, max: 24 }).map(value => value * 2);
  fc.assert(
    fc.property(
      size,
      size,
      size,
      size,
      fc.integer({ min: -180, max: 180 }),
      fc.boolean(),
      fc.integer({ min: 0, max: 255 }),
      (width, height, boxWidth, boxHeight, rotation, mirror, value) => {
        const picture = plane(width, height, () => value);
        const box = { x: 4, y: 4, width: boxWidth, height: boxHeight };
        const cut = { source: whole(picture), box };
        for (const row of drawn(picture, cut, { rotation, mirror })) {
          for (const shown of row) expect(Math.abs(shown - value)).toBeLessThanOrEqual(1);
        }
      },
    ),
  );
});

test('interpolation never reaches into the cropped-off part', () => {
  const picture = plane(40, 40, x => (x < 20 ? 255 : 0));
  const source = { x: 20, y: 0, width: 20, height: 40 };
  for (const side of [6, 14, 20, 50]) {
    const rows = drawn(picture, { source, box: { x: 0, y: 0, width: side, height: side } });
    expect(Math.max(...rows.flat())).toBe(0);
  }
});

test('a checkerboard that is downscaled becomes grey instead of aliasing', () => {
  const board = plane(60, 60, (x, y) => ((x + y) % 2) * 255);
  const rows = drawn(board, { source: whole(board), box: { x: 0, y: 0, width: 20, height: 20 } });
  for (const value of rows.flat()) expect(Math.abs(value - 127)).toBeLessThan(20);
});

test('resampling to a smaller size keeps positions', () => {
  const picture = plane(80, 40, x => (x < 40 ? 200 : 40));
  const small = resample(
    picture,
    { source: whole(picture), box: { x: 30, y: 10, width: 20, height: 10 } },
    1,
  );
  expect([small.width, small.height]).toEqual([20, 10]);
  expect([small.data[2], small.data[17]]).toEqual([200, 40]);
});
