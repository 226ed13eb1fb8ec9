import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  boundsOf,
  containsPoint,
  HANDLES,
  move,
  normalizeAngle,
  resize,
  rotateTo,
} from '../../../../renderer/scenes/canvas/geometry.ts';
import { Place } from '../../../../shared/scenes/document.ts';
import { at, place, WIDE } from './places.ts';

const way = fc.record({
  x: fc.double({ min: -2000, max: 2000, noNaN: true }),
  y: fc.double({ min: -2000, max: 2000, noNaN: true }),
});

/** A corner of a turned layer in pixels: -1 or 1 from the middle along each side. */
function corner(of: Place, sx: number, sy: number): { x: number; y: number } {
  const angle = (of.rotation * Math.PI) / 180;
  const [hx, hy] = [(sx * of.width * WIDE.width) / 2, (sy * of.height * WIDE.height) / 2];
  return {
    x: (of.x + of.width / 2) * WIDE.width + hx * Math.cos(angle) - hy * Math.sin(angle),
    y: (of.y + of.height / 2) * WIDE.height + hx * Math.sin(angle) + hy * Math.cos(angle),
  };
}

describe('dragging a handle', () => {
  test('makes a place that can be saved, wherever the pointer is', () => {
    fc.assert(
      fc.property(place, way, fc.constantFrom(...HANDLES), fc.boolean(), (from, by, handle, keep) => {
        expect(Place.safeParse(resize(from, handle, by, WIDE, keep)).success).toBe(true);
      }),
    );
  });

  test('keeps the opposite corner fixed, also on a rotated layer', () => {
    for (const rotation of [0, 30, -75, 180]) {
      const from = at(0.3, 0.3, 0.3, 0.3, rotation);
      const to = resize(from, { x: 1, y: 1 }, { x: 40, y: 25 }, WIDE, false);
      expect(corner(to, -1, -1).x).toBeCloseTo(corner(from, -1, -1).x, 0);
      expect(corner(to, -1, -1).y).toBeCloseTo(corner(from, -1, -1).y, 0);
    }
  });

  test('keeps the aspect ratio on request', () => {
    const to = resize(at(0.2, 0.2, 0.4, 0.3), { x: 1, y: 1 }, { x: 100, y: 5 }, WIDE, true);
    expect(to.width / to.height).toBeCloseTo(4 / 3, 2);
    expect(to.width).toBeCloseTo(0.4 + 100 / 1280, 3);
  });

  test('never makes a layer smaller than the minimum', () => {
    const to = resize(at(0.5, 0.5), { x: -1, y: -1 }, { x: 5000, y: 5000 }, WIDE, false);
    expect(to.width).toBeGreaterThanOrEqual(0.03);
    expect(to.height).toBeGreaterThanOrEqual(0.03);
  });
});

describe('moving', () => {
  test('never moves a layer completely off the canvas', () => {
    fc.assert(
      fc.property(place, way, (from, by) => {
        const to = move(from, by);
        expect(to.x).toBeLessThan(1);
        expect(to.x + to.width).toBeGreaterThan(0);
      }),
    );
  });

  test('there and back again is where it was', () => {
    expect(move(move(at(0.25, 0.5), { x: 0.1, y: -0.2 }), { x: -0.1, y: 0.2 })).toEqual(at(0.25, 0.5));
  });
});

describe('rotating', () => {
  test('points the top of a layer to the pointer, and snaps to right angles', () => {
    const square = at(0.4, 0.4);
    const middle = { x: 0.5 * 1280, y: 0.5 * 720 };
    expect(rotateTo(square, { x: middle.x + 100, y: middle.y + 3 }, WIDE, false).rotation).toBe(90);
    expect(rotateTo(square, { x: middle.x + 100, y: middle.y - 100 }, WIDE, false).rotation).toBe(45);
    expect(rotateTo(square, { x: middle.x + 100, y: middle.y - 90 }, WIDE, true).rotation).toBe(45);
  });

  test('an angle is normalised to between -180 and 180 degrees', () => {
    expect([190, -190, 360, 180, -180].map(normalizeAngle)).toEqual([-170, 170, 0, 180, -180]);
  });

  test('the bounding box of a layer rotated by 90 degrees has its sides swapped', () => {
    const box = boundsOf(at(0.25, 0.25, 0.5, 0.1, 90), WIDE);
    expect(box.height * 720).toBeCloseTo(640);
    expect(box.width * 1280).toBeCloseTo(72);
  });

  test('a hit test takes rotation into account', () => {
    const bar = at(0.25, 0.45, 0.5, 0.1, 90);
    expect(containsPoint(bar, { x: 0.5, y: 0.1 }, WIDE)).toBe(true);
    expect(containsPoint(bar, { x: 0.3, y: 0.5 }, WIDE)).toBe(false);
  });
});
