import type { Size } from '../geometry.ts';

/** One of the three planes of a picture, or a mask over one. Rows follow each other without a gap. */
export interface Plane extends Size {
  readonly data: Uint8Array;
}

export const newPlane = ({ width, height }: Size): Plane => ({
  width,
  height,
  data: new Uint8Array(width * height),
});

/**
 * A picture as cameras give it and encoders take it: brightness for every pixel, colour for every second one (I420,
 * ITU-R BT.601, limited range). Composing in this form needs a tenth of the work of going by way of RGB.
 */
export interface Planes extends Size {
  /** The three planes one after the other. */
  readonly data: Uint8Array;
  readonly y: Plane;
  readonly u: Plane;
  readonly v: Plane;
}

export const BLACK = { y: 16, u: 128, v: 128 } as const;

/** The colour space of everything that is composed: what WebRTC's encoders take for granted. */
export const COLOUR_SPACE = {
  matrix: 'smpte170m',
  primaries: 'smpte170m',
  transfer: 'smpte170m',
  fullRange: false,
} as const;

/** Bytes of a picture of this size. */
export const bytesOf = ({ width, height }: Size): number =>
  width * height + 2 * halfOf(width) * halfOf(height);

const halfOf = (length: number): number => (length + 1) >> 1;

/** Lays the planes over a buffer of `bytesOf(size)` bytes. */
export function planesOver(data: Uint8Array, { width, height }: Size): Planes {
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

export const newPlanes = (size: Size): Planes => planesOver(new Uint8Array(bytesOf(size)), size);

export function clearPlanes({ y, u, v }: Planes): void {
  y.data.fill(BLACK.y);
  u.data.fill(BLACK.u);
  v.data.fill(BLACK.v);
}

/** Halves a plane, each pixel the mean of four. */
export function halvePlane(from: Plane, to: Plane): void {
  for (let y = 0; y < to.height; y++) {
    const above = 2 * y * from.width;
    const below = Math.min(2 * y + 1, from.height - 1) * from.width;
    halveRow(from.data, above, below, from.width, to.data, y * to.width);
  }
}

function halveRow(
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

/** The size of half a plane; an odd last row or column counts whole. */
export const halfSize = ({ width, height }: Size): Size => ({ width: halfOf(width), height: halfOf(height) });

/** The size of a quarter of a plane each way; a last row or column that is not whole counts as one. */
export const quarterSize = (size: Size): Size => halfSize(halfSize(size));

/** Goes from `under` over to `over` by a share of 0 to 1, within `under`. Both have the same size. */
export function fadePlanes(under: Planes, over: Planes, share: number): void {
  const to = Math.round(share * 256);
  const [kept, added] = [wordsOf(under), wordsOf(over)];
  for (let i = 0; i < kept.length; i++) kept[i] = mixedWord(kept[i] ?? 0, added[i] ?? 0, 256 - to, to);
  for (let i = 4 * kept.length; i < under.data.length; i++) {
    under.data[i] = ((under.data[i] ?? 0) * (256 - to) + (over.data[i] ?? 0) * to) >> 8;
  }
}

/** Four bytes at a time: every second byte of a word has room beside it for the product. */
function mixedWord(old: number, fresh: number, from: number, to: number): number {
  const even = (old & 0xff00ff) * from + (fresh & 0xff00ff) * to;
  const odd = ((old >>> 8) & 0xff00ff) * from + ((fresh >>> 8) & 0xff00ff) * to;
  return ((even >>> 8) & 0xff00ff) | (odd & 0xff00ff00);
}

const wordsOf = ({ data }: Planes): Uint32Array => new Uint32Array(data.buffer, 0, data.length >> 2);

/** Lays the left part of `over` on `under`; the edge falls on an even pixel. Both have the same size. */
export function wipePlanes(under: Planes, over: Planes, share: number): void {
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
