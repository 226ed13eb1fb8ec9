import type { Plane, Planes } from './planes.ts';

/**
 * Brings a picture of another colour space to the one in which everything is composed, in place: films are mostly
 * BT.709, and some cameras use the full range of a byte.
 */
export function toHouseColours(planes: Planes, { matrix, fullRange }: VideoColorSpaceInit): void {
  if (fullRange) {
    mapPlane(planes.y, value => 16 + (value * 219) / 255);
    mapPlane(planes.u, value => 128 + ((value - 128) * 224) / 255);
    mapPlane(planes.v, value => 128 + ((value - 128) * 224) / 255);
  }
  if (matrix === 'bt709') from709(planes);
}

/** Changes every byte by a table. */
export function mapPlane({ data }: Plane, change: (value: number) => number): void {
  const table = Uint8ClampedArray.from({ length: 256 }, (_, value) => change(value));
  for (let i = 0; i < data.length; i++) data[i] = table[data[i] ?? 0] ?? 0;
}

/** From BT.709 to BT.601, both of limited range: the product of the one's decoding and the other's encoding. */
function from709({ y, u, v }: Planes): void {
  for (let row = 0; row < u.height; row++) {
    for (let x = 0; x < u.width; x++) {
      const at = row * u.width + x;
      const blue = (u.data[at] ?? 0) - 128;
      const red = (v.data[at] ?? 0) - 128;
      u.data[at] = 128.5 + 0.98985 * blue - 0.11065 * red;
      v.data[at] = 128.5 - 0.07245 * blue + 0.9834 * red;
      lift(y, 2 * x, 2 * row, Math.round(0.10158 * blue + 0.19608 * red));
    }
  }
}

/** Adds to the brightness of the four pixels that share a colour. */
function lift({ data, width, height }: Plane, left: number, top: number, more: number): void {
  if (more === 0) return;
  for (let y = top; y < Math.min(top + 2, height); y++) {
    for (let x = left; x < Math.min(left + 2, width); x++) {
      const at = y * width + x;
      data[at] = Math.min(255, Math.max(0, (data[at] ?? 0) + more));
    }
  }
}
