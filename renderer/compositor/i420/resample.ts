import { type Cut, wholeOf } from '../geometry.ts';
import { type AffineMapping, affineMapping } from './affine-mapping.ts';
import { newPlane, type Plane } from './i420-buffer.ts';

/** 16.16 fixed point. */
const fixed = (value: number): number => (value * 65536) | 0;

/** Calls `emit` with the resampled rows of the mapping's area, top to bottom. A row is valid only until the next one. */
export function resampleRows(
  plane: Plane,
  mapping: AffineMapping,
  emit: (row: Uint8Array, y: number) => void,
): void {
  if (mapping.right.v !== 0) rotatedRows(plane, mapping, emit);
  else if (reductionOf(mapping) >= 2) minifiedRows(plane, mapping, emit);
  else if (isCopy(mapping)) copyRows(plane, mapping, emit);
  else scaledRows(plane, mapping, emit);
}

/**
 * Resamples a rectangle of a plane to the size of a box, without rotation. Pictures that are both rotated and downscaled
 * go through this first, because the rotation interpolates between four pixels only and would alias.
 */
export function resample(plane: Plane, { source, box }: Cut, step: number): Plane {
  const area = wholeOf(box);
  const mapping = affineMapping({ source, box: area }, { rotation: 0, mirror: false }, area, step);
  const to = newPlane(mapping.area);
  resampleRows(plane, mapping, (row, y) => to.data.set(row, y * to.width));
  return to;
}

/** True if the mapping is a pure translation by whole pixels, so that rows can be copied. */
function isCopy({ area, u, v, right, down, from, to }: AffineMapping): boolean {
  const near = (value: number, whole: number) => Math.abs(value - whole) < 1e-3;
  return (
    near(right.u, 1) &&
    near(down.v, 1) &&
    near(u, Math.round(u)) &&
    near(v, Math.round(v)) &&
    Math.round(u) >= from.u &&
    Math.round(v) >= from.v &&
    Math.round(u) + area.width - 1 <= to.u &&
    Math.round(v) + area.height - 1 <= to.v
  );
}

function copyRows(
  plane: Plane,
  { area, u, v }: AffineMapping,
  emit: (row: Uint8Array, y: number) => void,
): void {
  let start = Math.round(v) * plane.width + Math.round(u);
  for (let y = 0; y < area.height; y++, start += plane.width) {
    emit(plane.data.subarray(start, start + area.width), y);
  }
}

/** Left source pixel of each column, and the weight of the next one, scaled to 256. */
interface Columns {
  readonly pixel: Int32Array;
  readonly beside: Int32Array;
}

function columnsOf({ area, u, right, from, to }: AffineMapping): Columns {
  const columns = { pixel: new Int32Array(area.width), beside: new Int32Array(area.width) };
  for (let x = 0; x < area.width; x++) {
    const at = Math.min(Math.max(u + x * right.u, from.u), to.u);
    columns.pixel[x] = Math.floor(at);
    columns.beside[x] = Math.round((at - Math.floor(at)) * 256);
  }
  return columns;
}

/**
 * Bilinear scaling without rotation: interpolates between two source rows, then between two pixels of the result. Column
 * positions and weights are the same for all rows.
 */
function scaledRows(
  { data, width }: Plane,
  mapping: AffineMapping,
  emit: (row: Uint8Array, y: number) => void,
): void {
  const { pixel, beside } = columnsOf(mapping);
  const { area, v, down, from, to } = mapping;
  const row = new Uint8Array(area.width);
  // One more than the row, so that the last pixel has a right neighbour (of weight 0).
  const line = new Uint8Array(to.u + 2);
  for (let y = 0; y < area.height; y++) {
    const at = Math.min(Math.max(v + y * down.v, from.v), to.v);
    const above = Math.floor(at) * width;
    const below = Math.min(Math.floor(at) + 1, to.v) * width;
    blendLines(data, above, below, Math.round((at - Math.floor(at)) * 256), line, from.u, to.u);
    for (let x = 0; x < row.length; x++) {
      const left = pixel[x] ?? 0;
      const value = line[left] ?? 0;
      row[x] = value + ((((line[left + 1] ?? 0) - value) * (beside[x] ?? 0) + 128) >> 8);
    }
    emit(row, y);
  }
}

function blendLines(
  data: Uint8Array,
  above: number,
  below: number,
  weight: number,
  line: Uint8Array,
  first: number,
  last: number,
): void {
  for (let x = first; x <= last; x++) {
    const value = data[above + x] ?? 0;
    line[x] = value + ((((data[below + x] ?? 0) - value) * weight + 128) >> 8);
  }
}

/** Downscaling factor: source pixels per destination pixel, the smaller of both axes. */
const reductionOf = ({ right, down }: AffineMapping): number => Math.min(Math.abs(right.u), down.v);

/**
 * Downscaling by 2 or more, without rotation: each pixel is the mean of 3 x 3 taps spread over its footprint, to avoid
 * aliasing.
 */
function minifiedRows(
  { data, width }: Plane,
  mapping: AffineMapping,
  emit: (row: Uint8Array, y: number) => void,
): void {
  const { area, v, down, from, to } = mapping;
  const gap = Math.max(1, Math.round(reductionOf(mapping) / 3));
  const columns = tapsOf(mapping, gap);
  const row = new Uint8Array(area.width);
  const rowAt = (at: number) => Math.min(Math.max(Math.round(at), from.v), to.v) * width;
  for (let y = 0; y < area.height; y++) {
    const at = v + y * down.v;
    meanRow(data, [rowAt(at - gap), rowAt(at), rowAt(at + gap)], columns, row);
    emit(row, y);
  }
}

interface Taps {
  readonly left: Int32Array;
  readonly middle: Int32Array;
  readonly right: Int32Array;
}

/** Source columns of the three taps of each pixel. */
function tapsOf({ area, u, right, from, to }: AffineMapping, gap: number): Taps {
  const tap = (offset: number) =>
    Int32Array.from({ length: area.width }, (_, x) =>
      Math.min(Math.max(Math.round(u + x * right.u) + offset, from.u), to.u),
    );
  return { left: tap(-gap), middle: tap(0), right: tap(gap) };
}

function meanRow(
  data: Uint8Array,
  [above, level, below]: readonly [number, number, number],
  { left, middle, right }: Taps,
  row: Uint8Array,
): void {
  for (let x = 0; x < row.length; x++) {
    const l = left[x] ?? 0;
    const m = middle[x] ?? 0;
    const r = right[x] ?? 0;
    const upper = (data[above + l] ?? 0) + (data[above + m] ?? 0) + (data[above + r] ?? 0);
    const central = (data[level + l] ?? 0) + (data[level + m] ?? 0) + (data[level + r] ?? 0);
    const lower = (data[below + l] ?? 0) + (data[below + m] ?? 0) + (data[below + r] ?? 0);
    // 7282 / 65536 is 1/9.
    row[x] = ((upper + central + lower) * 7282 + 32768) >> 16;
  }
}

/** Bilinear sampling at any rotation, in 16.16 fixed point. */
function rotatedRows(
  { data, width }: Plane,
  mapping: AffineMapping,
  emit: (row: Uint8Array, y: number) => void,
): void {
  const { area, from, to } = mapping;
  const [stepU, stepV] = [fixed(mapping.right.u), fixed(mapping.right.v)];
  const [minU, maxU, minV, maxV] = [from.u << 16, to.u << 16, from.v << 16, to.v << 16];
  const row = new Uint8Array(area.width);
  for (let y = 0; y < area.height; y++) {
    let u = fixed(mapping.u + y * mapping.down.u);
    let v = fixed(mapping.v + y * mapping.down.v);
    for (let x = 0; x < row.length; x++) {
      const clampedU = Math.min(Math.max(u, minU), maxU);
      const clampedV = Math.min(Math.max(v, minV), maxV);
      const first = (clampedV >> 16) * width + (clampedU >> 16);
      const beside = clampedU < maxU ? 1 : 0;
      const below = clampedV < maxV ? width : 0;
      row[x] = bilinear(data, first, beside, below, (clampedU >> 8) & 255, (clampedV >> 8) & 255);
      u = (u + stepU) | 0;
      v = (v + stepV) | 0;
    }
    emit(row, y);
  }
}

/** Interpolates between four pixels; the weights to the right and down are scaled to 256. */
function bilinear(
  data: Uint8Array,
  first: number,
  beside: number,
  below: number,
  across: number,
  down: number,
): number {
  const a = data[first] ?? 0;
  const b = data[first + below] ?? 0;
  const upper = (a << 8) + ((data[first + beside] ?? 0) - a) * across;
  const lower = (b << 8) + ((data[first + below + beside] ?? 0) - b) * across;
  return ((upper << 8) + (lower - upper) * down + 32768) >> 16;
}
