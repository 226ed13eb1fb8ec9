import type { Size } from '../geometry.ts';
import type { Line } from '../i420/box-filter.ts';
import type { SegmentationError } from './messages.ts';

/** Segmentation mask of a source's picture. */
export interface Mask {
  /** Incremented with every new mask. */
  readonly serial: number;
  /** Background coverage of each pixel, of size `MASK_SIZE`: 0 is person, 255 is background. */
  readonly background: Uint8Array;
  /** Serial of the picture that the mask was computed from. */
  readonly pictureSerial: number;
}

/** State of the person segmentation: disabled, loading the model, running, or failed (it is then retried). */
export type SegmentationState = 'off' | 'starting' | 'on' | SegmentationError;

export interface MaskStats {
  readonly perSecond: number;
  /** Time from a frame to its mask in milliseconds; median of the last ten seconds. */
  readonly medianMs: number;
}

/** Size of the model's input and output. Pictures of another aspect ratio than 16:9 are stretched to it. */
export const MASK_SIZE = { width: 256, height: 144 } as const satisfies Size;

/** Person likelihoods below and above which a pixel is wholly background or person; between them the edge is soft. */
const BACKGROUND_BELOW = 0.3;
const PERSON_ABOVE = 0.85;

/** Weight of the previous mask where the model's likelihood is 0.5. */
const MAX_PREVIOUS_WEIGHT = 0.7;

/**
 * Temporal smoothing of a source's masks against flicker. The weight of the previous mask depends on the model's
 * uncertainty: certain pixels follow motion at once, uncertain ones change slowly.
 */
export class MaskSmoother {
  #before: Float32Array | undefined;

  /**
   * @param person person likelihood of each pixel, 0 to 1
   * @returns background coverage of each pixel: 0 is person, 255 is background
   */
  next(person: Float32Array): Uint8Array<ArrayBuffer> {
    const before = this.#before ?? person;
    const now = new Float32Array(person.length);
    const background = new Uint8Array(person.length);
    for (let i = 0; i < person.length; i++) {
      const likelihood = person[i] ?? 0;
      const uncertainty = 1 - (2 * likelihood - 1) ** 2;
      const value = likelihood + ((before[i] ?? 0) - likelihood) * MAX_PREVIOUS_WEIGHT * uncertainty;
      now[i] = value;
      background[i] = Math.round(255 * (1 - smoothstep(value)));
    }
    this.#before = now;
    return background;
  }
}

/**
 * Removes the checkerboard artefacts that the model's upsampling leaves in uncertain areas, by a separable 1-2-1
 * binomial filter.
 */
export function removeCheckerboard(person: Float32Array, { width, height }: Size): Float32Array {
  const [across, down] = [new Float32Array(person.length), new Float32Array(person.length)];
  for (let y = 0; y < height; y++)
    binomialFilter(person, across, { start: y * width, step: 1, length: width });
  for (let x = 0; x < width; x++) binomialFilter(across, down, { start: x, step: width, length: height });
  return down;
}

function binomialFilter(from: Float32Array, to: Float32Array, { start, step, length }: Line): void {
  const end = start + (length - 1) * step;
  for (let at = start; at <= end; at += step) {
    const sides = (from[Math.max(at - step, start)] ?? 0) + (from[Math.min(at + step, end)] ?? 0);
    to[at] = (sides + 2 * (from[at] ?? 0)) / 4;
  }
}

function smoothstep(value: number): number {
  const share = Math.min(1, Math.max(0, (value - BACKGROUND_BELOW) / (PERSON_ABOVE - BACKGROUND_BELOW)));
  return share * share * (3 - 2 * share);
}
