import fc from 'fast-check';
import type { Place } from '../../../../shared/scenes/document.ts';

export const WIDE = { width: 1280, height: 720 };
export const at = (x: number, y: number, width = 0.2, height = 0.2, rotation = 0): Place => ({
  x,
  y,
  width,
  height,
  rotation,
});

/** Any place, also one partly outside of the canvas. */
export const place = fc.record({
  x: fc.double({ min: -1, max: 1, noNaN: true }),
  y: fc.double({ min: -1, max: 1, noNaN: true }),
  width: fc.double({ min: 0.05, max: 1, noNaN: true }),
  height: fc.double({ min: 0.05, max: 1, noNaN: true }),
  rotation: fc.integer({ min: -180, max: 180 }),
});
