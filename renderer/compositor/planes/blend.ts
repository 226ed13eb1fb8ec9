import type { Rect } from '../geometry.ts';
import type { Plane } from './planes.ts';

/** How much of each pixel of an area is covered. */
export interface Cover {
  /** Opacity of the whole, 0 to 1. */
  readonly opacity: number;
  /** Cover of each pixel of the row; all is covered where there is none. */
  readonly mask?: Uint8Array | undefined;
}

/** One row of a plane. */
export const rowOf = ({ data, width }: Plane, y: number): Uint8Array =>
  data.subarray(y * width, (y + 1) * width);

/** Lays one row of an area over the canvas's plane. */
export function layRow(
  canvas: Plane,
  area: Rect,
  y: number,
  row: Uint8Array,
  { opacity, mask }: Cover,
): void {
  const start = (area.y + y) * canvas.width + area.x;
  const weight = Math.round(opacity * 256);
  if (mask) layMasked(canvas.data, start, row, mask, weight);
  else if (weight === 256) canvas.data.set(row, start);
  else layThin(canvas.data, start, row, weight);
}

function layThin(data: Uint8Array, start: number, row: Uint8Array, weight: number): void {
  for (let x = 0; x < row.length; x++) {
    const under = data[start + x] ?? 0;
    data[start + x] = under + ((((row[x] ?? 0) - under) * weight + 128) >> 8);
  }
}

function layMasked(data: Uint8Array, start: number, row: Uint8Array, mask: Uint8Array, weight: number): void {
  for (let x = 0; x < row.length; x++) {
    const cover = mask[x] ?? 0;
    if (cover === 0) continue;
    // A cover of 255 counts as 256 parts, so that what hides all hides all.
    const parts = (cover + (cover >> 7)) * weight;
    const under = data[start + x] ?? 0;
    data[start + x] = under + ((((row[x] ?? 0) - under) * parts + 32768) >> 16);
  }
}
