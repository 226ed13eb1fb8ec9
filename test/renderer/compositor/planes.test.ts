import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cut, clipped, type Rect } from '../../../renderer/compositor/geometry.ts';
import { layRow } from '../../../renderer/compositor/planes/blend.ts';
import { mapPlane, toHouseColours } from '../../../renderer/compositor/planes/colour-space.ts';
import { applyLook } from '../../../renderer/compositor/planes/look.ts';
import {
  clearPlanes,
  fadePlanes,
  newPlanes,
  type Plane,
  type Planes,
  wipePlanes,
} from '../../../renderer/compositor/planes/planes.ts';
import { readingOf } from '../../../renderer/compositor/planes/reading.ts';
import { stampFrom } from '../../../renderer/compositor/planes/rgba.ts';
import { sampledRows, scaled } from '../../../renderer/compositor/planes/sample.ts';
import { PLAIN_LOOK } from '../../../shared/scenes.ts';

const plane = (width: number, height: number, value: (x: number, y: number) => number): Plane => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, i) => value(i % width, Math.floor(i / width))),
});

const UPRIGHT = { rotation: 0, mirror: false };

/** What is drawn of a plane into a box, row by row. */
function drawn(from: Plane, cut: Cut, turn = UPRIGHT, canvas = { width: 64, height: 64 }): number[][] {
  const area = clipped(cut.box, canvas);
  const rows: number[][] = [];
  sampledRows(from, readingOf(cut, turn, area, 1), row => rows.push([...row]));
  return rows;
}

const whole = ({ width, height }: Plane): Rect => ({ x: 0, y: 0, width, height });

test('a picture of the size of its box is copied as it is', () => {
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

test('a picture turned by a half circle stands on its head', () => {
  const picture = plane(8, 8, (x, y) => 16 * y + x);
  const box = { x: 0, y: 0, width: 8, height: 8 };
  const rows = drawn(picture, { source: whole(picture), box }, { rotation: 180, mirror: false });
  const expected = [...picture.data].reverse();
  for (const [index, value] of rows.flat().entries()) {
    expect(Math.abs(value - (expected[index] ?? 0))).toBeLessThanOrEqual(1);
  }
});

test('a picture of one brightness keeps it at every size, turn and crop', () => {
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

test('what was cropped off never shines through', () => {
  const picture = plane(40, 40, x => (x < 20 ? 255 : 0));
  const source = { x: 20, y: 0, width: 20, height: 40 };
  for (const side of [6, 14, 20, 50]) {
    const rows = drawn(picture, { source, box: { x: 0, y: 0, width: side, height: side } });
    expect(Math.max(...rows.flat())).toBe(0);
  }
});

test('a checkerboard made much smaller becomes grey instead of flickering', () => {
  const board = plane(60, 60, (x, y) => ((x + y) % 2) * 255);
  const rows = drawn(board, { source: whole(board), box: { x: 0, y: 0, width: 20, height: 20 } });
  for (const value of rows.flat()) expect(Math.abs(value - 127)).toBeLessThan(20);
});

test('a picture that is made smaller before it is turned keeps its halves where they were', () => {
  const picture = plane(80, 40, x => (x < 40 ? 200 : 40));
  const small = scaled(picture, { source: whole(picture), box: { x: 30, y: 10, width: 20, height: 10 } }, 1);
  expect([small.width, small.height]).toEqual([20, 10]);
  expect([small.data[2], small.data[17]]).toEqual([200, 40]);
});

test('half opacity lies half way between what is under and what is over', () => {
  const canvas = plane(4, 1, () => 100);
  layRow(canvas, { x: 0, y: 0, width: 4, height: 1 }, 0, Uint8Array.of(200, 200, 0, 0), { opacity: 0.5 });
  expect([...canvas.data]).toEqual([150, 150, 50, 50]);
});

test('a mask lets nothing, half or all through', () => {
  const canvas = plane(3, 1, () => 100);
  const mask = Uint8Array.of(0, 128, 255);
  layRow(canvas, { x: 0, y: 0, width: 3, height: 1 }, 0, Uint8Array.of(200, 200, 200), { opacity: 1, mask });
  expect(canvas.data[0]).toBe(100);
  expect(Math.abs((canvas.data[1] ?? 0) - 150)).toBeLessThanOrEqual(1);
  expect(canvas.data[2]).toBe(200);
});

function filled(value: number): Planes {
  const planes = newPlanes({ width: 18, height: 6 });
  planes.data.fill(value);
  return planes;
}

test('a fade mixes every byte, also those after the last whole word', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 255 }),
      fc.integer({ min: 0, max: 255 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (from, to, share) => {
        const under = filled(from);
        fadePlanes(under, filled(to), share);
        const wanted = from + (to - from) * share;
        for (const value of under.data) expect(Math.abs(value - wanted)).toBeLessThanOrEqual(2);
      },
    ),
  );
});

test('a wipe has the new scene on the left of its edge and the old one on the right', () => {
  const under = filled(10);
  wipePlanes(under, filled(90), 0.5);
  const row = [...under.y.data.subarray(0, 18)];
  const edge = row.indexOf(10);
  expect([8, 10]).toContain(edge);
  expect(row.lastIndexOf(90)).toBe(edge - 1);
});

test('the colours of a stamp are those of its pixels, and clear ones do not darken its edge', () => {
  const rgba = new Uint8Array(4 * 4);
  rgba.set([255, 255, 255, 255], 0);
  const stamp = stampFrom(rgba, { width: 2, height: 2 });
  expect(stamp.planes.y.data[0]).toBe(235);
  expect(stamp.planes.u.data[0]).toBeCloseTo(128, -1);
  expect([...stamp.cover.data]).toEqual([255, 0, 0, 0]);
  expect(stamp.halfCover.data[0]).toBe(64);
  expect(stamp.isOpaque).toBe(false);
});

test('red keeps its place in the colour planes', () => {
  const rgba = Uint8Array.from({ length: 16 }, (_, i) => (i % 4 === 0 || i % 4 === 3 ? 255 : 0));
  const { planes } = stampFrom(rgba, { width: 2, height: 2 });
  expect([planes.y.data[0], planes.u.data[0], planes.v.data[0]]).toEqual([82, 90, 239]);
});

test('black and white are the same in every colour space, and full range is brought in', () => {
  const planes = newPlanes({ width: 2, height: 2 });
  clearPlanes(planes);
  toHouseColours(planes, { matrix: 'bt709', fullRange: false });
  expect([planes.y.data[0], planes.u.data[0], planes.v.data[0]]).toEqual([16, 128, 128]);
  planes.y.data.fill(255);
  toHouseColours(planes, { matrix: 'smpte170m', fullRange: true });
  expect(planes.y.data[0]).toBe(235);
});

test('a look of nothing changes nothing, and brightness lifts the middle but neither black nor white', () => {
  const planes = newPlanes({ width: 4, height: 4 });
  mapPlane(planes.u, () => 128);
  mapPlane(planes.v, () => 128);
  planes.y.data.set([16, 126, 235]);
  const before = [...planes.data];
  applyLook(planes, PLAIN_LOOK);
  expect([...planes.data]).toEqual(before);
  applyLook(planes, { ...PLAIN_LOOK, brightness: 0.5 });
  expect(planes.y.data[0]).toBe(16);
  expect(planes.y.data[1]).toBeGreaterThan(140);
  expect(planes.y.data[2]).toBe(235);
});

test('smoothing takes fine grain off skin, and leaves edges and other colours alone', () => {
  const made = (cb: number, cr: number) => {
    const planes = newPlanes({ width: 40, height: 40 });
    planes.y.data.forEach((_, i) => {
      const isRight = i % 40 >= 20;
      planes.y.data[i] = (isRight ? 200 : 100) + (i % 2 === 0 ? 4 : -4);
    });
    planes.u.data.fill(cb);
    planes.v.data.fill(cr);
    applyLook(planes, { ...PLAIN_LOOK, smoothing: 1 });
    return planes.y.data.subarray(40 * 20, 40 * 21);
  };
  const skin = made(105, 152);
  const spread = (values: Uint8Array) => Math.max(...values) - Math.min(...values);
  expect(spread(skin.subarray(4, 8))).toBeLessThanOrEqual(2);
  expect((skin[24] ?? 0) - (skin[14] ?? 0)).toBeGreaterThan(90);
  expect(spread(made(180, 100).subarray(4, 8))).toBe(8);
});
