import type { Size } from '../geometry.ts';

/** A Y, U, V or alpha plane. The stride equals the width. */
export interface Plane extends Size {
  readonly data: Uint8Array;
}

export const newPlane = ({ width, height }: Size): Plane => ({
  width,
  height,
  data: new Uint8Array(width * height),
});

/**
 * A picture in I420 (planar YUV 4:2:0, ITU-R BT.601, limited range), as cameras deliver and encoders take it. Composing
 * in this format costs a tenth of converting to RGB and back.
 */
export interface I420Buffer extends Size {
  /** The Y, U and V planes one after the other. */
  readonly data: Uint8Array;
  readonly y: Plane;
  readonly u: Plane;
  readonly v: Plane;
}

export const BLACK = { y: 16, u: 128, v: 128 } as const;

/** Colour space of everything that is composed: the one WebRTC's encoders assume. */
export const COLOUR_SPACE = {
  matrix: 'smpte170m',
  primaries: 'smpte170m',
  transfer: 'smpte170m',
  fullRange: false,
} as const;

/** Size of an I420 buffer in bytes. */
export const bytesOf = ({ width, height }: Size): number =>
  width * height + 2 * halfOf(width) * halfOf(height);

const halfOf = (length: number): number => (length + 1) >> 1;

/** An I420 picture on an existing buffer of `bytesOf(size)` bytes. */
export function i420View(data: Uint8Array, { width, height }: Size): I420Buffer {
  const [halfWidth, halfHeight] = [halfOf(width), halfOf(height)];
  const uStart = width * height;
  const vStart = uStart + halfWidth * halfHeight;
  const half = { width: halfWidth, height: halfHeight };
  return {
    width,
    height,
    data,
    y: { width, height, data: data.subarray(0, uStart) },
    u: { ...half, data: data.subarray(uStart, vStart) },
    v: { ...half, data: data.subarray(vStart, vStart + halfWidth * halfHeight) },
  };
}

export const newI420 = (size: Size): I420Buffer => i420View(new Uint8Array(bytesOf(size)), size);

export function clearI420({ y, u, v }: I420Buffer): void {
  y.data.fill(BLACK.y);
  u.data.fill(BLACK.u);
  v.data.fill(BLACK.v);
}

/** Downscales a plane to half its width and height; each pixel is the mean of four. */
export function downscaleBy2(from: Plane, to: Plane): void {
  for (let y = 0; y < to.height; y++) {
    const above = 2 * y * from.width;
    const below = Math.min(2 * y + 1, from.height - 1) * from.width;
    downscaleRowBy2(from.data, above, below, from.width, to.data, y * to.width);
  }
}

function downscaleRowBy2(
  from: Uint8Array,
  above: number,
  below: number,
  width: number,
  to: Uint8Array,
  start: number,
): void {
  const pairs = width >> 1;
  for (let x = 0, left = 0; x < pairs; x++, left += 2) {
    const upper = (from[above + left] ?? 0) + (from[above + left + 1] ?? 0);
    const lower = (from[below + left] ?? 0) + (from[below + left + 1] ?? 0);
    to[start + x] = (upper + lower + 2) >> 2;
  }
  if (width > 2 * pairs) {
    to[start + pairs] = ((from[above + width - 1] ?? 0) + (from[below + width - 1] ?? 0) + 1) >> 1;
  }
}

/** Half of a size each way, rounded up. */
export const halfSize = ({ width, height }: Size): Size => ({ width: halfOf(width), height: halfOf(height) });

/** A quarter of a size each way, rounded up. */
export const quarterSize = (size: Size): Size => halfSize(halfSize(size));

/** Cross-fades from `under` (0) to `over` (1), in place in `under`. Both have the same size. */
export function fadeI420(under: I420Buffer, over: I420Buffer, share: number): void {
  const to = Math.round(share * 256);
  const [kept, added] = [wordsOf(under), wordsOf(over)];
  for (let i = 0; i < kept.length; i++) kept[i] = mixedWord(kept[i] ?? 0, added[i] ?? 0, 256 - to, to);
  for (let i = 4 * kept.length; i < under.data.length; i++) {
    under.data[i] = ((under.data[i] ?? 0) * (256 - to) + (over.data[i] ?? 0) * to) >> 8;
  }
}

/** Mixes four bytes at a time: with every second byte masked out, the products fit into 16 bits each. */
function mixedWord(old: number, fresh: number, from: number, to: number): number {
  const even = (old & 0xff00ff) * from + (fresh & 0xff00ff) * to;
  const odd = ((old >>> 8) & 0xff00ff) * from + ((fresh >>> 8) & 0xff00ff) * to;
  return ((even >>> 8) & 0xff00ff) | (odd & 0xff00ff00);
}

const wordsOf = ({ data }: I420Buffer): Uint32Array => new Uint32Array(data.buffer, 0, data.length >> 2);

/** Copies the left part of `over` onto `under`, up to an even column. Both have the same size. */
export function wipeI420(under: I420Buffer, over: I420Buffer, share: number): void {
  const edge = Math.round((share * under.width) / 2);
  copyColumns(under.y, over.y, 2 * edge);
  copyColumns(under.u, over.u, edge);
  copyColumns(under.v, over.v, edge);
}

function copyColumns(to: Plane, from: Plane, columns: number): void {
  for (let start = 0; start < to.data.length; start += to.width) {
    to.data.set(from.data.subarray(start, start + columns), start);
  }
}
