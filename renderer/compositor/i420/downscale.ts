import { newPlane, type Plane, quarterSize } from './i420-buffer.ts';

/**
 * Downscales a plane to a quarter of its width and height. Each pixel is the mean of 4 of its 16 source pixels, one of
 * each row and column, so that neither vertical nor horizontal stripes alias.
 */
export function downscaleBy4(plane: Plane): Plane {
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
 * Upscales a plane by 4, bilinearly, and blends it onto one of full size by an alpha plane (opaque without one).
 * Processes four pixels at a time, because most groups are either fully opaque or fully transparent.
 */
export function blendUpscaledBy4(plane: Plane, quarter: Plane, alpha: Plane | undefined): void {
  const line = new Int32Array(quarter.width + 1);
  const whole = plane.width >> 2;
  for (let y = 0; y < plane.height; y++) {
    interpolateRow(quarter, y, line);
    const start = y * plane.width;
    for (let x = 0, at = start; x < whole; x++, at += 4) {
      const amount = alpha ? alphaSum(alpha.data, at) : 4 * 255;
      if (amount === 4 * 255) writeFour(plane.data, at, line, x);
      else if (alpha && amount > 0) blendPixels(plane.data, at, 4, line, x, alpha.data);
    }
    const rest = plane.width - 4 * whole;
    if (rest > 0) blendPixels(plane.data, start + 4 * whole, rest, line, whole, alpha?.data);
  }
}

/** One row of full height and a quarter of the width, in units of 1/8, with its last pixel repeated. */
function interpolateRow({ data, width, height }: Plane, y: number, line: Int32Array): void {
  const above = (y >> 2) * width;
  const below = Math.min((y >> 2) + 1, height - 1) * width;
  const weight = 2 * (y & 3) + 1;
  for (let x = 0; x < width; x++) {
    const value = data[above + x] ?? 0;
    line[x] = 8 * value + weight * ((data[below + x] ?? 0) - value);
  }
  line[width] = line[width - 1] ?? 0;
}

/** Sum of the alpha of four pixels. */
function alphaSum(alpha: Uint8Array, at: number): number {
  return (alpha[at] ?? 0) + (alpha[at + 1] ?? 0) + (alpha[at + 2] ?? 0) + (alpha[at + 3] ?? 0);
}

/** Writes four opaque pixels, at 1/8, 3/8, 5/8 and 7/8 between two pixels of the line. */
function writeFour(data: Uint8Array, at: number, line: Int32Array, x: number): void {
  const value = line[x] ?? 0;
  const slope = (line[x + 1] ?? 0) - value;
  const first = 8 * value + slope + 32;
  data[at] = first >> 6;
  data[at + 1] = (first + 2 * slope) >> 6;
  data[at + 2] = (first + 4 * slope) >> 6;
  data[at + 3] = (first + 6 * slope) >> 6;
}

/** Blends up to four pixels at the same positions, each by its alpha. */
function blendPixels(
  data: Uint8Array,
  start: number,
  count: number,
  line: Int32Array,
  x: number,
  alpha: Uint8Array | undefined,
): void {
  const value = line[x] ?? 0;
  const slope = (line[x + 1] ?? 0) - value;
  for (let i = 0; i < count; i++) {
    const at = start + i;
    const amount = alpha ? (alpha[at] ?? 0) : 255;
    const under = data[at] ?? 0;
    const over = (8 * value + (2 * i + 1) * slope + 32) >> 6;
    data[at] = under + (((over - under) * (amount + (amount >> 7)) + 128) >> 8);
  }
}
