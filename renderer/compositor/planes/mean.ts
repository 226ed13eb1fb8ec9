import { newPlane, type Plane } from './planes.ts';

/** Makes each pixel of a plane the mean of the square about it, which reaches so many pixels each way. */
export function smoothPlane(plane: Plane, reach: number): void {
  const { width, height } = plane;
  const across = newPlane(plane);
  for (let y = 0; y < height; y++)
    meanLine(plane, across, { start: y * width, step: 1, length: width }, reach);
  for (let x = 0; x < width; x++) meanLine(across, plane, { start: x, step: width, length: height }, reach);
}

/** A row or a column, whose pixels lie `step` bytes apart. */
export interface Line {
  readonly start: number;
  readonly step: number;
  readonly length: number;
}

/** The running mean along a line; its first and last pixel stand for what is past its ends. */
function meanLine(
  { data: from }: Plane,
  { data: to }: Plane,
  { start, step, length }: Line,
  reach: number,
): void {
  // A part of 65536, so that the mean is a product.
  const share = Math.floor(65536 / (2 * reach + 1)) + 1;
  const end = start + (length - 1) * step;
  const ahead = (reach + 1) * step;
  const behind = reach * step;
  let sum = 0;
  for (let index = -reach; index <= reach; index++) {
    sum += from[Math.min(Math.max(start + index * step, start), end)] ?? 0;
  }
  for (let at = start; at <= end; at += step) {
    to[at] = (sum * share + 32768) >> 16;
    sum += (from[Math.min(at + ahead, end)] ?? 0) - (from[Math.max(at - behind, start)] ?? 0);
  }
}
