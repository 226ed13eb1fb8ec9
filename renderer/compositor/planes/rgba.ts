import type { Size } from '../geometry.ts';
import { halfSize, halvePlane, newPlane, newPlanes, type Plane, type Planes } from './planes.ts';

/** A drawn picture with the cover of each pixel: 0 lets through what is under it, 255 hides it. */
export interface Stamp extends Size {
  readonly planes: Planes;
  readonly cover: Plane;
  readonly halfCover: Plane;
  readonly isOpaque: boolean;
}

/** Turns red, green, blue and cover into planes (BT.601, limited range). Width and height must be even. */
export function stampFrom(rgba: Uint8Array | Uint8ClampedArray, size: Size): Stamp {
  const planes = newPlanes(size);
  const cover = newPlane(size);
  const halfCover = newPlane(halfSize(size));
  let least = 255;
  for (let i = 0, from = 0; i < cover.data.length; i++, from += 4) {
    const [red, green, blue] = [rgba[from] ?? 0, rgba[from + 1] ?? 0, rgba[from + 2] ?? 0];
    const opacity = rgba[from + 3] ?? 0;
    planes.y.data[i] = (66 * red + 129 * green + 25 * blue + 4224) >> 8;
    cover.data[i] = opacity;
    if (opacity < least) least = opacity;
  }
  colourFrom(rgba, planes);
  halvePlane(cover, halfCover);
  return { width: size.width, height: size.height, planes, cover, halfCover, isOpaque: least === 255 };
}

/** Turns opaque red, green and blue into planes; the fourth byte of each pixel is not looked at. */
export function planesFrom(rgbx: Uint8Array, planes: Planes): void {
  const { data } = planes.y;
  for (let i = 0, from = 0; i < data.length; i++, from += 4) {
    data[i] = (66 * (rgbx[from] ?? 0) + 129 * (rgbx[from + 1] ?? 0) + 25 * (rgbx[from + 2] ?? 0) + 4224) >> 8;
  }
  colourFrom(rgbx, planes);
}

/** The colour of four pixels is their mean, weighted by cover, so that a clear pixel's black doesn't darken an edge. */
function colourFrom(rgba: Uint8Array | Uint8ClampedArray, { width, height, u, v }: Planes): void {
  const row = width * 4;
  for (let y = 0, i = 0; y < u.height; y++) {
    const below = 2 * y + 1 < height ? row : 0;
    for (let x = 0; x < u.width; x++, i++) {
      const beside = 2 * x + 1 < width ? 4 : 0;
      const first = 2 * y * row + x * 8;
      let [red, green, blue, weight] = [0, 0, 0, 0];
      for (const from of [first, first + beside, first + below, first + below + beside]) {
        const opacity = (rgba[from + 3] ?? 0) + 1;
        red += (rgba[from] ?? 0) * opacity;
        green += (rgba[from + 1] ?? 0) * opacity;
        blue += (rgba[from + 2] ?? 0) * opacity;
        weight += opacity;
      }
      u.data[i] = 128 + (-38 * red - 74 * green + 112 * blue) / (weight * 256);
      v.data[i] = 128 + (112 * red - 94 * green - 18 * blue) / (weight * 256);
    }
  }
}
