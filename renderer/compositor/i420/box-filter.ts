import { newPlane, type Plane } from './i420-buffer.ts';

/** Box filter in place: each pixel becomes the mean of the square with sides of 2 * radius + 1 pixels around it. */
export function boxFilter(plane: Plane, radius: number): void {
  const { width, height } = plane;
  const across = newPlane(plane);
  for (let y = 0; y < height; y++)
    filterLine(plane, across, { start: y * width, step: 1, length: width }, radius);
  for (let x = 0; x < width; x++)
    filterLine(across, plane, { start: x, step: width, length: height }, radius);
}

/** A row or column of a plane; its pixels are `step` bytes apart. */
export interface Line {
  readonly start: number;
  readonly step: number;
  readonly length: number;
}

/** Running mean along a line; beyond its ends the first and last pixel are repeated. */
function filterLine(
  { data: from }: Plane,
  { data: to }: Plane,
  { start, step, length }: Line,
  radius: number,
): void {
  // Reciprocal in 16.16 fixed point, so that the mean needs no division.
  const share = Math.floor(65536 / (2 * radius + 1)) + 1;
  const end = start + (length - 1) * step;
  const ahead = (radius + 1) * step;
  const behind = radius * step;
  let sum = 0;
  for (let index = -radius; index <= radius; index++) {
    sum += from[Math.min(Math.max(start + index * step, start), end)] ?? 0;
  }
  for (let at = start; at <= end; at += step) {
    to[at] = (sum * share + 32768) >> 16;
    sum += (from[Math.min(at + ahead, end)] ?? 0) - (from[Math.max(at - behind, start)] ?? 0);
  }
}
