import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  boundsOf,
  covers,
  HANDLES,
  move,
  pointTo,
  resize,
  tidy,
  turn,
} from '../../../../renderer/scenes/canvas/geometry.ts';
import { snapMove, snapResize } from '../../../../renderer/scenes/canvas/snap.ts';
import { Place } from '../../../../shared/scenes.ts';

const WIDE = { width: 1280, height: 720 };
const at = (x: number, y: number, width = 0.2, height = 0.2, rotation = 0): Place => ({
  x,
  y,
  width,
  height,
  rotation,
});
const REACH = { x: 0.01, y: 0.02 };
const alone = { canvas: WIDE, others: [], reach: REACH };

const place = fc.record({
  x: fc.double({ min: -1, max: 1, noNaN: true }),
  y: fc.double({ min: -1, max: 1, noNaN: true }),
  width: fc.double({ min: 0.05, max: 1, noNaN: true }),
  height: fc.double({ min: 0.05, max: 1, noNaN: true }),
  rotation: fc.integer({ min: -180, max: 180 }),
});
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
  test('makes a place that can be saved, wherever the pointer goes', () => {
    fc.assert(
      fc.property(place, way, fc.constantFrom(...HANDLES), fc.boolean(), (from, by, handle, keep) => {
        expect(Place.safeParse(resize(from, handle, by, WIDE, keep)).success).toBe(true);
      }),
    );
  });

  test('leaves the opposite corner where it was, also of a turned layer', () => {
    for (const rotation of [0, 30, -75, 180]) {
      const from = at(0.3, 0.3, 0.3, 0.3, rotation);
      const to = resize(from, { x: 1, y: 1 }, { x: 40, y: 25 }, WIDE, false);
      expect(corner(to, -1, -1).x).toBeCloseTo(corner(from, -1, -1).x, 0);
      expect(corner(to, -1, -1).y).toBeCloseTo(corner(from, -1, -1).y, 0);
    }
  });

  test('keeps the shape where it is to be kept', () => {
    const to = resize(at(0.2, 0.2, 0.4, 0.3), { x: 1, y: 1 }, { x: 100, y: 5 }, WIDE, true);
    expect(to.width / to.height).toBeCloseTo(4 / 3, 2);
    expect(to.width).toBeCloseTo(0.4 + 100 / 1280, 3);
  });

  test('never makes a layer smaller than can be taken hold of', () => {
    const to = resize(at(0.5, 0.5), { x: -1, y: -1 }, { x: 5000, y: 5000 }, WIDE, false);
    expect(to.width).toBeGreaterThanOrEqual(0.03);
    expect(to.height).toBeGreaterThanOrEqual(0.03);
  });
});

describe('moving', () => {
  test('never takes a layer wholly out of the picture', () => {
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

describe('turning', () => {
  test('points the top of a layer to the pointer, and to whole quarters when near', () => {
    const square = at(0.4, 0.4);
    const middle = { x: 0.5 * 1280, y: 0.5 * 720 };
    expect(pointTo(square, { x: middle.x + 100, y: middle.y + 3 }, WIDE, false).rotation).toBe(90);
    expect(pointTo(square, { x: middle.x + 100, y: middle.y - 100 }, WIDE, false).rotation).toBe(45);
    expect(pointTo(square, { x: middle.x + 100, y: middle.y - 90 }, WIDE, true).rotation).toBe(45);
  });

  test('an angle stays between half a turn either way', () => {
    expect([190, -190, 360, 180, -180].map(turn)).toEqual([-170, 170, 0, 180, -180]);
  });

  test('the box around a layer that lies on its side is as high as the layer is long', () => {
    const box = boundsOf(at(0.25, 0.25, 0.5, 0.1, 90), WIDE);
    expect(box.height * 720).toBeCloseTo(640);
    expect(box.width * 1280).toBeCloseTo(72);
  });

  test('a point lies on a turned layer only where the layer is', () => {
    const bar = at(0.25, 0.45, 0.5, 0.1, 90);
    expect(covers(bar, { x: 0.5, y: 0.1 }, WIDE)).toBe(true);
    expect(covers(bar, { x: 0.3, y: 0.5 }, WIDE)).toBe(false);
  });
});

describe('snapping', () => {
  test('draws a moved layer to the edges and the middle of the canvas, and shows the lines', () => {
    expect(snapMove(at(0.006, 0.55), alone)).toEqual({
      place: at(0, 0.55),
      guides: [{ axis: 'x', at: 0 }],
    });
    const middle = snapMove(at(0.395, 0.41), alone);
    expect(middle.place).toEqual(at(0.4, 0.4));
    expect(middle.guides).toEqual([
      { axis: 'x', at: 0.5 },
      { axis: 'y', at: 0.5 },
    ]);
  });

  test('draws a layer to the edge of another one', () => {
    const other = at(0.1, 0.1, 0.33, 0.2);
    const { place: snapped, guides } = snapMove(at(0.436, 0.6), { ...alone, others: [other] });
    expect(snapped.x).toBeCloseTo(0.43, 4);
    expect(guides).toContainEqual({ axis: 'x', at: other.x + other.width });
  });

  test('leaves what is further away alone', () => {
    const free = at(0.23, 0.25);
    expect(snapMove(free, alone)).toEqual({ place: free, guides: [] });
  });

  test('moves no layer further than its reach', () => {
    fc.assert(
      fc.property(place, fc.array(place, { maxLength: 4 }), (from, others) => {
        const tidied = tidy(from);
        const { place: to } = snapMove(tidied, { ...alone, others });
        expect(Math.abs(to.x - tidied.x)).toBeLessThanOrEqual(REACH.x + 0.0002);
        expect(Math.abs(to.y - tidied.y)).toBeLessThanOrEqual(REACH.y + 0.0002);
      }),
    );
  });

  test('draws the side that is held to the edge of the canvas, and no other side', () => {
    const { place: to } = snapResize(at(0.5, 0.3, 0.495, 0.3), { x: 1, y: 0 }, alone, false);
    expect(to).toEqual(at(0.5, 0.3, 0.5, 0.3));
  });

  test('keeps the shape while a corner snaps', () => {
    const { place: to, guides } = snapResize(at(0.4, 0.3, 0.595, 0.3), { x: 1, y: 1 }, alone, true);
    expect(to.x + to.width).toBeCloseTo(1, 4);
    expect(to.width / to.height).toBeCloseTo(0.595 / 0.3, 2);
    expect(guides).toEqual([{ axis: 'x', at: 1 }]);
  });

  test('leaves the sides of a turned layer free', () => {
    const turned = at(0.5, 0.3, 0.495, 0.3, 20);
    expect(snapResize(turned, { x: 1, y: 0 }, alone, false)).toEqual({ place: turned, guides: [] });
  });
});
