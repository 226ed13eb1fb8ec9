import type { Look } from '../../../shared/scenes.ts';
import { FINE_DETAIL, isPlainTone, skinness, toned, toneOf } from '../look.ts';
import { mapPlane } from './colour-space.ts';
import { smoothPlane } from './mean.ts';
import { halfSize, halvePlane, newPlane, type Plane, type Planes } from './planes.ts';

/** The mean about a pixel reaches this many half-size pixels each way. */
const REACH = 4;

/** Gives a picture its look, in place. */
export function applyLook(planes: Planes, look: Look): void {
  if (isPlainTone(look)) return;
  if (look.smoothing > 0) smoothSkin(planes, look.smoothing);
  const tone = toneOf(look);
  mapPlane(planes.y, value => 16 + 219 * toned(Math.max(0, value - 16) / 219, tone));
  mapPlane(planes.u, value => value + 224 * tone.blue);
  mapPlane(planes.v, value => value + 224 * tone.red);
}

let skinTable: Uint8Array | undefined;

/** `skinness` of every pair of differences, as parts of 255: reckoned once. */
function skinOf(): Uint8Array {
  skinTable ??= Uint8Array.from({ length: 65536 }, (_, pair) => 255 * skinness(pair & 255, pair >> 8));
  return skinTable;
}

/** How much of a detail goes, by its size, as parts of 256. */
function goneTable(strength: number): Int32Array {
  const fine = 219 * FINE_DETAIL;
  return Int32Array.from({ length: 256 }, (_, size) => {
    const gone = Math.min(1, Math.max(0, 2 - size / fine));
    return Math.round(256 * strength * gone);
  });
}

/** Takes fine detail off where the colour is one of skin. A pixel of colour stands for four of brightness. */
function smoothSkin({ y, u, v }: Planes, strength: number): void {
  const skin = skinOf();
  const gone = goneTable(strength);
  const mean = meanPlane(y);
  const [width, half] = [y.width, u.width];
  for (let row = 0; row < y.height; row++) {
    const start = row * width;
    const halfStart = (row >> 1) * half;
    for (let x = 0; x < width; x++) {
      const at = halfStart + (x >> 1);
      const amount = skin[((v.data[at] ?? 0) << 8) | (u.data[at] ?? 0)] ?? 0;
      if (amount > 0) smoothPixel(y.data, start + x, mean.data[at] ?? 0, amount, gone);
    }
  }
}

function smoothPixel(data: Uint8Array, at: number, mean: number, amount: number, gone: Int32Array): void {
  const value = data[at] ?? 0;
  const detail = value - mean;
  const taken = (gone[Math.abs(detail)] ?? 0) * amount;
  data[at] = value - ((detail * taken + 32768) >> 16);
}

/** The mean brightness about each pixel of colour. */
function meanPlane(plane: Plane): Plane {
  const half = newPlane(halfSize(plane));
  halvePlane(plane, half);
  smoothPlane(half, REACH);
  return half;
}
