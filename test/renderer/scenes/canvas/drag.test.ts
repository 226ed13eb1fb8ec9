import { expect, test } from 'vitest';
import { applyDrag } from '../../../../renderer/scenes/canvas/drag.ts';

const options = { canvas: { width: 1280, height: 720 }, others: [], threshold: { x: 0.01, y: 0.01 } };
const place = { x: 0.3, y: 0.3, width: 0.2, height: 0.2, rotation: 0 };

test('a dragged layer snaps, unless Alt is held', () => {
  const drag = { mode: { kind: 'move' as const }, place, from: { x: 0.4, y: 0.4 } };
  const to = { x: 0.495, y: 0.45 };
  expect(applyDrag(drag, to, options, { shiftKey: false, altKey: false }).place.x).toBe(0.4);
  expect(applyDrag(drag, to, options, { shiftKey: false, altKey: true }).place.x).toBe(0.395);
});

test('a corner keeps the aspect ratio, unless Shift is held', () => {
  const drag = {
    mode: { kind: 'resize' as const, handle: { x: 1 as const, y: 1 as const } },
    place,
    from: { x: 0.5, y: 0.5 },
  };
  const to = { x: 0.6, y: 0.5 };
  const kept = applyDrag(drag, to, options, { shiftKey: false, altKey: true }).place;
  expect(kept.height).toBeCloseTo(0.3, 3);
  expect(applyDrag(drag, to, options, { shiftKey: true, altKey: true }).place.height).toBeCloseTo(0.2, 3);
});
