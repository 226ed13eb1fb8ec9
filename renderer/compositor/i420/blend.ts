import type { Rect } from '../geometry.ts';
import type { Plane } from './i420-buffer.ts';

/** Opacity of a row that is blended. */
export interface RowOpacity {
  /** Opacity of the whole row, 0 to 1. */
  readonly opacity: number;
  /** Alpha of each pixel; all pixels are opaque without it. */
  readonly mask?: Uint8Array | undefined;
}

/** One row of a plane. */
export const rowOf = ({ data, width }: Plane, y: number): Uint8Array =>
  data.subarray(y * width, (y + 1) * width);

/** Blends one row of an area onto a plane of the canvas. */
export function blendRow(
  canvas: Plane,
  area: Rect,
  y: number,
  row: Uint8Array,
  { opacity, mask }: RowOpacity,
): void {
  const start = (area.y + y) * canvas.width + area.x;
  const weight = Math.round(opacity * 256);
  if (mask) blendMasked(canvas.data, start, row, mask, weight);
  else if (weight === 256) canvas.data.set(row, start);
  else blendUniform(canvas.data, start, row, weight);
}

function blendUniform(data: Uint8Array, start: number, row: Uint8Array, weight: number): void {
  for (let x = 0; x < row.length; x++) {
    const under = data[start + x] ?? 0;
    data[start + x] = under + ((((row[x] ?? 0) - under) * weight + 128) >> 8);
  }
}

function blendMasked(
  data: Uint8Array,
  start: number,
  row: Uint8Array,
  mask: Uint8Array,
  weight: number,
): void {
  for (let x = 0; x < row.length; x++) {
    const alpha = mask[x] ?? 0;
    if (alpha === 0) continue;
    // Alpha 255 is scaled to 256, so that it is fully opaque.
    const parts = (alpha + (alpha >> 7)) * weight;
    const under = data[start + x] ?? 0;
    data[start + x] = under + ((((row[x] ?? 0) - under) * parts + 32768) >> 16);
  }
}
