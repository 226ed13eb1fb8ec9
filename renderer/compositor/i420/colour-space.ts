import type { I420Buffer, Plane } from './i420-buffer.ts';

/**
 * Converts a picture to BT.601 limited range, in which everything is composed, in place. Films are mostly BT.709, and
 * some cameras use full range.
 */
export function toBt601Limited(planes: I420Buffer, { matrix, fullRange }: VideoColorSpaceInit): void {
  if (fullRange) {
    mapPlane(planes.y, value => 16 + (value * 219) / 255);
    mapPlane(planes.u, value => 128 + ((value - 128) * 224) / 255);
    mapPlane(planes.v, value => 128 + ((value - 128) * 224) / 255);
  }
  if (matrix === 'bt709') from709(planes);
}

/** Maps every byte of a plane through a lookup table. */
export function mapPlane({ data }: Plane, change: (value: number) => number): void {
  const table = Uint8ClampedArray.from({ length: 256 }, (_, value) => change(value));
  for (let i = 0; i < data.length; i++) data[i] = table[data[i] ?? 0] ?? 0;
}

/** From BT.709 to BT.601, both limited range: the product of one's decoding and the other's encoding matrix. */
function from709({ y, u, v }: I420Buffer): void {
  for (let row = 0; row < u.height; row++) {
    for (let x = 0; x < u.width; x++) {
      const at = row * u.width + x;
      const blue = (u.data[at] ?? 0) - 128;
      const red = (v.data[at] ?? 0) - 128;
      u.data[at] = 128.5 + 0.98985 * blue - 0.11065 * red;
      v.data[at] = 128.5 - 0.07245 * blue + 0.9834 * red;
      addLuma(y, 2 * x, 2 * row, Math.round(0.10158 * blue + 0.19608 * red));
    }
  }
}

/** Adds to the luma of the four pixels that share a chroma sample. */
function addLuma({ data, width, height }: Plane, left: number, top: number, more: number): void {
  if (more === 0) return;
  for (let y = top; y < Math.min(top + 2, height); y++) {
    for (let x = left; x < Math.min(left + 2, width); x++) {
      const at = y * width + x;
      data[at] = Math.min(255, Math.max(0, (data[at] ?? 0) + more));
    }
  }
}
