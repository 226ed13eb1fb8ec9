import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundsOf, boxOf, clipped, cropped, cutOf, fitted } from '../../../renderer/compositor/geometry.ts';

const CANVAS = { width: 1280, height: 720 };
const WHOLE = { x: 0, y: 0, ...CANVAS };
const place = (x: number, y: number, width: number, height: number) => ({ x, y, width, height, rotation: 0 });

const length = fc.double({ min: 1, max: 4000, noNaN: true });
const rects = fc.record({
  x: fc.integer({ min: -2000, max: 3000 }).map(value => value * 2),
  y: fc.integer({ min: -2000, max: 3000 }).map(value => value * 2),
  width: fc.integer({ min: 1, max: 2000 }).map(value => value * 2),
  height: fc.integer({ min: 1, max: 2000 }).map(value => value * 2),
});
const pictures = fc.record({ width: length, height: length });

test('a place over the whole canvas is the whole canvas', () => {
  expect(boxOf(place(0, 0, 1, 1), CANVAS)).toEqual(WHOLE);
});

test('two places that touch leave no gap between their boxes', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), edge => {
      const left = boxOf(place(0, 0, edge, 1), CANVAS);
      const right = boxOf(place(edge, 0, 1 - edge, 1), CANVAS);
      expect(left.x + left.width).toBe(right.x);
    }),
  );
});

test('a box has even edges and at least two pixels each way', () => {
  const part = fc.double({ min: -2, max: 3, noNaN: true });
  const size = fc.double({ min: 0.0001, max: 4, noNaN: true });
  fc.assert(
    fc.property(part, part, size, size, (x, y, width, height) => {
      const box = boxOf(place(x, y, width, height), CANVAS);
      for (const value of Object.values(box)) expect(Math.abs(value % 2)).toBe(0);
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(2);
    }),
  );
});

test('cropping takes the named parts of each side off', () => {
  expect(cropped({ left: 0.25, top: 0.5, right: 0.25, bottom: 0 }, CANVAS)).toEqual({
    x: 320,
    y: 360,
    width: 640,
    height: 360,
  });
});

test('whatever is cropped off, a part of the picture is left that lies within it', () => {
  const side = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(side, side, side, side, pictures, (left, top, right, bottom, picture) => {
      const rest = cropped({ left, top, right, bottom }, picture);
      expect(Math.min(rest.width, rest.height)).toBeGreaterThanOrEqual(1);
      expect(rest.x + rest.width).toBeLessThanOrEqual(picture.width + 1e-6);
      expect(rest.y + rest.height).toBeLessThanOrEqual(picture.height + 1e-6);
    }),
  );
});

test('covering cuts the picture to the shape of the box, about the middle, and fills the box', () => {
  fc.assert(
    fc.property(rects, rects, (source, box) => {
      const cut = fitted('cover', source, box);
      expect(cut.box).toEqual(box);
      expect(cut.source.width / cut.source.height / (box.width / box.height)).toBeCloseTo(1, 6);
      expect(cut.source.x + cut.source.width / 2).toBeCloseTo(source.x + source.width / 2, 4);
      expect(cut.source.width).toBeLessThanOrEqual(source.width + 1e-6);
    }),
  );
});

test('containing shows the whole picture within the box', () => {
  fc.assert(
    fc.property(rects, rects, (source, box) => {
      const cut = fitted('contain', source, box);
      expect(cut.source).toEqual(source);
      expect(cut.box.width).toBeLessThanOrEqual(box.width);
      expect(cut.box.height).toBeLessThanOrEqual(box.height);
    }),
  );
});

test('a wide picture in a square has bars above and below', () => {
  const layer = { crop: { left: 0, top: 0, right: 0, bottom: 0 }, place: place(0, 0, 0.5625, 1) };
  expect(cutOf({ ...layer, fit: 'contain' }, CANVAS, CANVAS).box).toEqual({
    x: 0,
    y: 158,
    width: 720,
    height: 406,
  });
  expect(cutOf({ ...layer, fit: 'cover' }, CANVAS, CANVAS).source).toEqual({
    x: 280,
    y: 0,
    width: 720,
    height: 720,
  });
});

test('a quarter turn swaps the sides of the bounds', () => {
  expect(boundsOf({ x: 100, y: 100, width: 200, height: 100 }, 90)).toEqual({
    x: 150,
    y: 50,
    width: 100,
    height: 200,
  });
});

test('the bounds of a turned box hold all its corners', () => {
  fc.assert(
    fc.property(rects, fc.integer({ min: -180, max: 180 }), (box, rotation) => {
      const bounds = boundsOf(box, rotation);
      const angle = (rotation * Math.PI) / 180;
      for (const [sideX, sideY] of [
        [-1, -1],
        [-1, 1],
        [1, -1],
        [1, 1],
      ] as const) {
        const [dx, dy] = [(sideX * box.width) / 2, (sideY * box.height) / 2];
        const x = box.x + box.width / 2 + dx * Math.cos(angle) - dy * Math.sin(angle);
        const y = box.y + box.height / 2 + dx * Math.sin(angle) + dy * Math.cos(angle);
        expect(x).toBeGreaterThanOrEqual(bounds.x - 1e-6);
        expect(x).toBeLessThanOrEqual(bounds.x + bounds.width + 1e-6);
        expect(y).toBeGreaterThanOrEqual(bounds.y - 1e-6);
        expect(y).toBeLessThanOrEqual(bounds.y + bounds.height + 1e-6);
      }
    }),
  );
});

test('what is clipped lies on the canvas', () => {
  fc.assert(
    fc.property(rects, rect => {
      const { x, y, width, height } = clipped(rect, CANVAS);
      expect(Math.min(x, y, width, height)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(CANVAS.width);
      expect(y + height).toBeLessThanOrEqual(CANVAS.height);
    }),
  );
});
