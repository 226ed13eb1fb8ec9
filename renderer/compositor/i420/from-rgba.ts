import type { Size } from '../geometry.ts';
import { downscaleBy2, halfSize, type I420Buffer, newI420, newPlane, type Plane } from './i420-buffer.ts';

/** I420 with alpha (WebCodecs' I420A), and the alpha also in chroma resolution. 0 is transparent, 255 opaque. */
export interface I420AImage extends Size {
  readonly planes: I420Buffer;
  readonly alpha: Plane;
  readonly chromaAlpha: Plane;
  readonly isOpaque: boolean;
}

/** Converts RGBA (not premultiplied) to I420A in BT.601 limited range. Width and height must be even. */
export function i420aFromRgba(rgba: Uint8Array | Uint8ClampedArray, size: Size): I420AImage {
  const planes = newI420(size);
  const alpha = newPlane(size);
  const chromaAlpha = newPlane(halfSize(size));
  let least = 255;
  for (let i = 0, from = 0; i < alpha.data.length; i++, from += 4) {
    const [red, green, blue] = [rgba[from] ?? 0, rgba[from + 1] ?? 0, rgba[from + 2] ?? 0];
    const opacity = rgba[from + 3] ?? 0;
    planes.y.data[i] = (66 * red + 129 * green + 25 * blue + 4224) >> 8;
    alpha.data[i] = opacity;
    if (opacity < least) least = opacity;
  }
  chromaFrom(rgba, planes);
  downscaleBy2(alpha, chromaAlpha);
  return { width: size.width, height: size.height, planes, alpha, chromaAlpha, isOpaque: least === 255 };
}

/** Converts RGBX into an I420 buffer of the same size. */
export function i420FromRgbx(rgbx: Uint8Array, planes: I420Buffer): void {
  const { data } = planes.y;
  for (let i = 0, from = 0; i < data.length; i++, from += 4) {
    data[i] = (66 * (rgbx[from] ?? 0) + 129 * (rgbx[from + 1] ?? 0) + 25 * (rgbx[from + 2] ?? 0) + 4224) >> 8;
  }
  chromaFrom(rgbx, planes);
}

/** Chroma is the mean of four pixels, weighted by alpha: transparent pixels are black and would darken edges. */
function chromaFrom(rgba: Uint8Array | Uint8ClampedArray, { width, height, u, v }: I420Buffer): void {
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
