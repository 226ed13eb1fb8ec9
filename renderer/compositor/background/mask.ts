import type { Size } from '../geometry.ts';
import type { Line } from '../planes/mean.ts';

/** What the model reads and gives: a small picture in the shape of most cameras' own; others are squeezed into it. */
export const MASK_SIZE = { width: 256, height: 144 } as const satisfies Size;

/** What is this likely to be the person or the room, counts as wholly so; between them the edge is soft. */
const SURELY_ROOM = 0.3;
const SURELY_PERSON = 0.85;

/** How much of the mask before is kept where the model is at a loss. */
const KEPT = 0.7;

/**
 * Turns what the model says of each frame into a mask that doesn't flicker. Where the model is sure, it is believed at
 * once, so that the edge follows who moves; the less sure it is, the more of the mask before is kept.
 */
export class MaskSmoother {
  #before: Float32Array | undefined;

  /**
   * @param person how likely each pixel is one of a person, 0 to 1
   * @returns how much of each pixel the room takes: 0 is a person, 255 the room
   */
  next(person: Float32Array): Uint8Array<ArrayBuffer> {
    const before = this.#before ?? person;
    const now = new Float32Array(person.length);
    const room = new Uint8Array(person.length);
    for (let i = 0; i < person.length; i++) {
      const said = person[i] ?? 0;
      const doubt = 1 - (2 * said - 1) ** 2;
      const value = said + ((before[i] ?? 0) - said) * KEPT * doubt;
      now[i] = value;
      room[i] = Math.round(255 * (1 - steep(value)));
    }
    this.#before = now;
    return room;
  }
}

/**
 * Takes out the pattern of every second pixel that the model leaves where it is in doubt: each pixel becomes the mean
 * of itself and its neighbours, of which nearer ones count more.
 */
export function withoutPattern(person: Float32Array, { width, height }: Size): Float32Array {
  const [across, down] = [new Float32Array(person.length), new Float32Array(person.length)];
  for (let y = 0; y < height; y++) meanOfThree(person, across, { start: y * width, step: 1, length: width });
  for (let x = 0; x < width; x++) meanOfThree(across, down, { start: x, step: width, length: height });
  return down;
}

function meanOfThree(from: Float32Array, to: Float32Array, { start, step, length }: Line): void {
  const end = start + (length - 1) * step;
  for (let at = start; at <= end; at += step) {
    const sides = (from[Math.max(at - step, start)] ?? 0) + (from[Math.min(at + step, end)] ?? 0);
    to[at] = (sides + 2 * (from[at] ?? 0)) / 4;
  }
}

function steep(value: number): number {
  const share = Math.min(1, Math.max(0, (value - SURELY_ROOM) / (SURELY_PERSON - SURELY_ROOM)));
  return share * share * (3 - 2 * share);
}
