import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clampPlace } from '../../../../renderer/scenes/canvas/geometry.ts';
import { snapMove, snapResize } from '../../../../renderer/scenes/canvas/snap.ts';
import { at, place, WIDE } from './places.ts';

const THRESHOLD = { x: 0.01, y: 0.02 };
const alone = { canvas: WIDE, others: [], threshold: THRESHOLD };

describe('snapping', () => {
  test('snaps a moved layer to the edges and the centre of the canvas, and shows the guides', () => {
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

  test('snaps a layer to the edge of another one', () => {
    const other = at(0.1, 0.1, 0.33, 0.2);
    const { place: snapped, guides } = snapMove(at(0.436, 0.6), { ...alone, others: [other] });
    expect(snapped.x).toBeCloseTo(0.43, 4);
    expect(guides).toContainEqual({ axis: 'x', at: other.x + other.width });
  });

  test('does nothing beyond the threshold', () => {
    const free = at(0.23, 0.25);
    expect(snapMove(free, alone)).toEqual({ place: free, guides: [] });
  });

  test('never moves a layer further than the threshold', () => {
    fc.assert(
      fc.property(place, fc.array(place, { maxLength: 4 }), (from, others) => {
        const tidied = clampPlace(from);
        const { place: to } = snapMove(tidied, { ...alone, others });
        expect(Math.abs(to.x - tidied.x)).toBeLessThanOrEqual(THRESHOLD.x + 0.0002);
        expect(Math.abs(to.y - tidied.y)).toBeLessThanOrEqual(THRESHOLD.y + 0.0002);
      }),
    );
  });

  test('snaps the edge that is dragged, and no other', () => {
    const { place: to } = snapResize(at(0.5, 0.3, 0.495, 0.3), { x: 1, y: 0 }, alone, false);
    expect(to).toEqual(at(0.5, 0.3, 0.5, 0.3));
  });

  test('keeps the aspect ratio while a corner snaps', () => {
    const { place: to, guides } = snapResize(at(0.4, 0.3, 0.595, 0.3), { x: 1, y: 1 }, alone, true);
    expect(to.x + to.width).toBeCloseTo(1, 4);
    expect(to.width / to.height).toBeCloseTo(0.595 / 0.3, 2);
    expect(guides).toEqual([{ axis: 'x', at: 1 }]);
  });

  test('does nothing on a rotated layer', () => {
    const turned = at(0.5, 0.3, 0.495, 0.3, 20);
    expect(snapResize(turned, { x: 1, y: 0 }, alone, false)).toEqual({ place: turned, guides: [] });
  });
});
