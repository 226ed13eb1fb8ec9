import { newPlane, type Plane, quarterSize } from './planes.ts';

/**
 * A plane at a quarter of its width and height. Each pixel is the mean of four of the sixteen that fall on it, one of
 * each row and column, so that neither upright nor level stripes leave a pattern.
 */
export function quartered(plane: Plane): Plane {
  const { width, height, data } = newPlane(quarterSize(plane));
  const from = plane.data;
  const last = plane.width - 1;
  const row = (y: number) => Math.min(y, plane.height - 1) * plane.width;
  for (let y = 0; y < height; y++) {
    const [first, second, third, fourth] = [row(4 * y), row(4 * y + 1), row(4 * y + 2), row(4 * y + 3)];
    for (let x = 0, left = 0; x < width; x++, left += 4) {
      const upper =
        (from[first + Math.min(left + 1, last)] ?? 0) + (from[second + Math.min(left + 3, last)] ?? 0);
      const lower = (from[third + left] ?? 0) + (from[fourth + Math.min(left + 2, last)] ?? 0);
      data[y * width + x] = (upper + lower + 2) >> 2;
    }
  }
  return { width, height, data };
}

/**
 * Lays a quarter over a plane of full size, four times as large again; where there is a cover, by as much as it says
 * for each pixel. Four pixels at a time, since most of a picture is either wholly covered or not at all.
 */
export function layQuarter(plane: Plane, quarter: Plane, cover: Plane | undefined): void {
  const line = new Int32Array(quarter.width + 1);
  const whole = plane.width >> 2;
  for (let y = 0; y < plane.height; y++) {
    blendRows(quarter, y, line);
    const start = y * plane.width;
    for (let x = 0, at = start; x < whole; x++, at += 4) {
      const amount = cover ? amountOf(cover.data, at) : 4 * 255;
      if (amount === 4 * 255) layFour(plane.data, at, line, x);
      else if (cover && amount > 0) layPart(plane.data, at, 4, line, x, cover.data);
    }
    const rest = plane.width - 4 * whole;
    if (rest > 0) layPart(plane.data, start + 4 * whole, rest, line, whole, cover?.data);
  }
}

/** One row of the full size before it is made wider, in eighths, with its last pixel twice. */
function blendRows({ data, width, height }: Plane, y: number, line: Int32Array): void {
  const above = (y >> 2) * width;
  const below = Math.min((y >> 2) + 1, height - 1) * width;
  const way = 2 * (y & 3) + 1;
  for (let x = 0; x < width; x++) {
    const value = data[above + x] ?? 0;
    line[x] = 8 * value + way * ((data[below + x] ?? 0) - value);
  }
  line[width] = line[width - 1] ?? 0;
}

/** How much four pixels are covered together. */
function amountOf(cover: Uint8Array, at: number): number {
  return (cover[at] ?? 0) + (cover[at + 1] ?? 0) + (cover[at + 2] ?? 0) + (cover[at + 3] ?? 0);
}

/** Four pixels: an eighth, three, five and seven eighths of the way from one of the line to the next. */
function layFour(data: Uint8Array, at: number, line: Int32Array, x: number): void {
  const value = line[x] ?? 0;
  const slope = (line[x + 1] ?? 0) - value;
  const first = 8 * value + slope + 32;
  data[at] = first >> 6;
  data[at + 1] = (first + 2 * slope) >> 6;
  data[at + 2] = (first + 4 * slope) >> 6;
  data[at + 3] = (first + 6 * slope) >> 6;
}

/** The same, a few pixels only, each by its cover. */
function layPart(
  data: Uint8Array,
  start: number,
  count: number,
  line: Int32Array,
  x: number,
  cover: Uint8Array | undefined,
): void {
  const value = line[x] ?? 0;
  const slope = (line[x + 1] ?? 0) - value;
  for (let i = 0; i < count; i++) {
    const at = start + i;
    const amount = cover ? (cover[at] ?? 0) : 255;
    const under = data[at] ?? 0;
    const over = (8 * value + (2 * i + 1) * slope + 32) >> 6;
    data[at] = under + (((over - under) * (amount + (amount >> 7)) + 128) >> 8);
  }
}
