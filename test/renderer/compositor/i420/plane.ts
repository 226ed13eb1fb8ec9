import type { Plane } from '../../../../renderer/compositor/i420/i420-buffer.ts';

/** A plane whose pixels are computed from their coordinates. */
export const plane = (width: number, height: number, value: (x: number, y: number) => number): Plane => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, i) => value(i % width, Math.floor(i / width))),
});
