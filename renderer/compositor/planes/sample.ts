import { type Cut, wholeOf } from '../geometry.ts';
import { newPlane, type Plane } from './planes.ts';
import { type Reading, readingOf } from './reading.ts';

const fixed = (value: number): number => (value * 65536) | 0;

/** Gives the rows of an area, top to bottom, each as bytes that are only good until the next one. */
export function sampledRows(
  plane: Plane,
  reading: Reading,
  give: (row: Uint8Array, y: number) => void,
): void {
  if (reading.right.v !== 0) turnedRows(plane, reading, give);
  else if (reductionOf(reading) >= 2) reducedRows(plane, reading, give);
  else if (isCopy(reading)) copiedRows(plane, reading, give);
  else scaledRows(plane, reading, give);
}

/**
 * A cut of a plane at the size of its box, smaller or larger, upright. A picture that is turned and much smaller goes by way of this, so
 * that turning, which looks at four pixels only, skips none.
 */
export function scaled(plane: Plane, { source, box }: Cut, step: number): Plane {
  const area = wholeOf(box);
  const reading = readingOf({ source, box: area }, { rotation: 0, mirror: false }, area, step);
  const to = newPlane(reading.area);
  sampledRows(plane, reading, (row, y) => to.data.set(row, y * to.width));
  return to;
}

/** Whether every pixel is just one of the picture's, so that rows can be handed on as they are. */
function isCopy({ area, u, v, right, down, from, to }: Reading): boolean {
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

function copiedRows(plane: Plane, { area, u, v }: Reading, give: (row: Uint8Array, y: number) => void): void {
  let start = Math.round(v) * plane.width + Math.round(u);
  for (let y = 0; y < area.height; y++, start += plane.width) {
    give(plane.data.subarray(start, start + area.width), y);
  }
}

/** Which pixel each column reads, and how much of the one beside it, in parts of 256. */
interface Columns {
  readonly pixel: Int32Array;
  readonly beside: Int32Array;
}

function columnsOf({ area, u, right, from, to }: Reading): Columns {
  const columns = { pixel: new Int32Array(area.width), beside: new Int32Array(area.width) };
  for (let x = 0; x < area.width; x++) {
    const at = Math.min(Math.max(u + x * right.u, from.u), to.u);
    columns.pixel[x] = Math.floor(at);
    columns.beside[x] = Math.round((at - Math.floor(at)) * 256);
  }
  return columns;
}

/**
 * Upright and scaled, bilinear: two rows of the picture become one, and of that one each pixel is taken between two.
 * Which columns are read is the same for every row.
 */
function scaledRows(
  { data, width }: Plane,
  reading: Reading,
  give: (row: Uint8Array, y: number) => void,
): void {
  const { pixel, beside } = columnsOf(reading);
  const { area, v, down, from, to } = reading;
  const row = new Uint8Array(area.width);
  // One more than is in the row, so that the last pixel has a neighbour, of which it takes nothing.
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
    give(row, y);
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

/** How many pixels of the picture fall on one of the canvas, each way. */
const reductionOf = ({ right, down }: Reading): number => Math.min(Math.abs(right.u), down.v);

/**
 * Upright and at most half as large: each pixel is the mean of nine, three by three, which are spread over what falls
 * on it, so that nothing flickers where fine patterns become small.
 */
function reducedRows(
  { data, width }: Plane,
  reading: Reading,
  give: (row: Uint8Array, y: number) => void,
): void {
  const { area, v, down, from, to } = reading;
  const gap = Math.max(1, Math.round(reductionOf(reading) / 3));
  const columns = tapsOf(reading, gap);
  const row = new Uint8Array(area.width);
  const rowAt = (at: number) => Math.min(Math.max(Math.round(at), from.v), to.v) * width;
  for (let y = 0; y < area.height; y++) {
    const at = v + y * down.v;
    meanRow(data, [rowAt(at - gap), rowAt(at), rowAt(at + gap)], columns, row);
    give(row, y);
  }
}

interface Taps {
  readonly left: Int32Array;
  readonly middle: Int32Array;
  readonly right: Int32Array;
}

/** Which three columns each pixel of a row reads. */
function tapsOf({ area, u, right, from, to }: Reading, gap: number): Taps {
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
    // 7282 parts of 65536 are a ninth.
    row[x] = ((upper + central + lower) * 7282 + 32768) >> 16;
  }
}

/** Turned by any angle, bilinear: each pixel looks up its own place, in parts of 65536. */
function turnedRows(
  { data, width }: Plane,
  reading: Reading,
  give: (row: Uint8Array, y: number) => void,
): void {
  const { area, from, to } = reading;
  const [stepU, stepV] = [fixed(reading.right.u), fixed(reading.right.v)];
  const [minU, maxU, minV, maxV] = [from.u << 16, to.u << 16, from.v << 16, to.v << 16];
  const row = new Uint8Array(area.width);
  for (let y = 0; y < area.height; y++) {
    let u = fixed(reading.u + y * reading.down.u);
    let v = fixed(reading.v + y * reading.down.v);
    for (let x = 0; x < row.length; x++) {
      const heldU = Math.min(Math.max(u, minU), maxU);
      const heldV = Math.min(Math.max(v, minV), maxV);
      const first = (heldV >> 16) * width + (heldU >> 16);
      const beside = heldU < maxU ? 1 : 0;
      const below = heldV < maxV ? width : 0;
      row[x] = between(data, first, beside, below, (heldU >> 8) & 255, (heldV >> 8) & 255);
      u = (u + stepU) | 0;
      v = (v + stepV) | 0;
    }
    give(row, y);
  }
}

/** A value between four pixels; the shares to the right and down are parts of 256. */
function between(
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
