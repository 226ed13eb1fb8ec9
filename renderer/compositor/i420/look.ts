import type { Look } from '../../../shared/scenes/document.ts';
import { FINE_DETAIL, isPlainTone, skinness, toned, toneOf } from '../look.ts';
import { boxFilter } from './box-filter.ts';
import { mapPlane } from './colour-space.ts';
import { downscaleBy2, halfSize, type I420Buffer, newPlane, type Plane } from './i420-buffer.ts';

/** Radius of the box filter that separates detail from shading, in pixels of half resolution. */
const RADIUS = 4;

/** Applies colour correction and skin smoothing to a picture, in place. */
export function applyLook(planes: I420Buffer, look: Look): void {
  if (isPlainTone(look)) return;
  if (look.smoothing > 0) smoothSkin(planes, look.smoothing);
  const tone = toneOf(look);
  mapPlane(planes.y, value => 16 + 219 * toned(Math.max(0, value - 16) / 219, tone));
  mapPlane(planes.u, value => value + 224 * tone.blue);
  mapPlane(planes.v, value => value + 224 * tone.red);
}

let skinTable: Uint8Array | undefined;

/** Lookup table of `skinness`, scaled to 255, for every pair of Cb and Cr. */
function skinOf(): Uint8Array {
  skinTable ??= Uint8Array.from({ length: 65536 }, (_, pair) => 255 * skinness(pair & 255, pair >> 8));
  return skinTable;
}

/** Lookup table: share of a detail that is removed, scaled to 256, by the detail's amplitude. */
function attenuationTable(strength: number): Int32Array {
  const fine = 219 * FINE_DETAIL;
  return Int32Array.from({ length: 256 }, (_, size) => {
    const share = Math.min(1, Math.max(0, 2 - size / fine));
    return Math.round(256 * strength * share);
  });
}

/** Attenuates fine luma detail in skin-coloured areas. One chroma sample stands for four luma pixels. */
function smoothSkin({ y, u, v }: I420Buffer, strength: number): void {
  const skin = skinOf();
  const attenuation = attenuationTable(strength);
  const mean = meanPlane(y);
  const [width, half] = [y.width, u.width];
  for (let row = 0; row < y.height; row++) {
    const start = row * width;
    const halfStart = (row >> 1) * half;
    for (let x = 0; x < width; x++) {
      const at = halfStart + (x >> 1);
      const amount = skin[((v.data[at] ?? 0) << 8) | (u.data[at] ?? 0)] ?? 0;
      if (amount > 0) smoothPixel(y.data, start + x, mean.data[at] ?? 0, amount, attenuation);
    }
  }
}

function smoothPixel(
  data: Uint8Array,
  at: number,
  mean: number,
  amount: number,
  attenuation: Int32Array,
): void {
  const value = data[at] ?? 0;
  const detail = value - mean;
  const share = (attenuation[Math.abs(detail)] ?? 0) * amount;
  data[at] = value - ((detail * share + 32768) >> 16);
}

/** Box-filtered luma in chroma resolution. */
function meanPlane(plane: Plane): Plane {
  const half = newPlane(halfSize(plane));
  downscaleBy2(plane, half);
  boxFilter(half, RADIUS);
  return half;
}
