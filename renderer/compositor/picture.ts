import type { Size } from './geometry.ts';

/** The newest picture of one source. */
export interface Picture extends Size {
  /** Incremented with every new picture. */
  readonly serial: number;
  readonly image: VideoFrame | ImageBitmap;
}
