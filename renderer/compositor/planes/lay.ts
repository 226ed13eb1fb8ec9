import { clipped, type Rect } from '../geometry.ts';
import { layRow, rowOf } from './blend.ts';
import type { Plane, Planes } from './planes.ts';
import type { Stamp } from './rgba.ts';
import type { PlacedStamp } from './stamps.ts';

const halved = ({ x, y, width, height }: Rect): Rect => ({
  x: x / 2,
  y: y / 2,
  width: width / 2,
  height: height / 2,
});

/** Lays a stamp where it belongs. */
export function layStamp(canvas: Planes, stamp: PlacedStamp, opacity: number): void {
  const { area, planes, isOpaque } = stamp;
  const [cover, halfCover] = isOpaque ? [] : [stamp.cover, stamp.halfCover];
  layPlane(canvas.y, area, planes.y, cover, opacity);
  layPlane(canvas.u, halved(area), planes.u, halfCover, opacity);
  layPlane(canvas.v, halved(area), planes.v, halfCover, opacity);
}

function layPlane(canvas: Plane, area: Rect, plane: Plane, cover: Plane | undefined, opacity: number): void {
  for (let y = 0; y < area.height; y++) {
    layRow(canvas, area, y, rowOf(plane, y), { opacity, mask: cover && rowOf(cover, y) });
  }
}

/**
 * Lays a strip into a box again and again from left to right, beginning so many pixels into it.
 * @param run even, as are the strip's width and the box
 */
export function layStrip(canvas: Planes, strip: Stamp, box: Rect, run: number, opacity: number): void {
  const area = clipped(box, canvas);
  const skipped = { x: run + area.x - box.x, y: area.y - box.y };
  layAlong(canvas.y, area, strip.planes.y, strip.cover, skipped, opacity);
  const halfSkipped = { x: skipped.x / 2, y: skipped.y / 2 };
  layAlong(canvas.u, halved(area), strip.planes.u, strip.halfCover, halfSkipped, opacity);
  layAlong(canvas.v, halved(area), strip.planes.v, strip.halfCover, halfSkipped, opacity);
}

function layAlong(
  canvas: Plane,
  area: Rect,
  plane: Plane,
  cover: Plane,
  skipped: { x: number; y: number },
  opacity: number,
): void {
  let from = skipped.x % plane.width;
  for (let x = 0; x < area.width; ) {
    const width = Math.min(plane.width - from, area.width - x);
    const part = { x: area.x + x, y: area.y, width, height: area.height };
    for (let y = 0; y < area.height; y++) {
      const [row, mask] = [plane, cover].map(of => rowOf(of, y + skipped.y).subarray(from, from + width));
      if (row) layRow(canvas, part, y, row, { opacity, mask });
    }
    x += width;
    from = 0;
  }
}
