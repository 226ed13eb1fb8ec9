/** Look-ahead in seconds: long enough to lower the gain without a click. */
export const LOOK_AHEAD_S = 0.005;
/** Maximum output sample: -1 dBFS, because lossy encoders overshoot. */
export const CEILING = 10 ** (-1 / 20);
const RELEASE_S = 0.12;

/** Ring buffer of the last `length` values, initially all `fill`. */
class RingBuffer {
  readonly #values: Float32Array;
  #next = 0;

  constructor(length: number, fill: number) {
    this.#values = new Float32Array(length).fill(fill);
  }

  /** Adds a value and returns the one it replaces. */
  push(value: number): number {
    const oldest = this.#values[this.#next] ?? 0;
    this.#values[this.#next] = value;
    this.#next = (this.#next + 1) % this.#values.length;
    return oldest;
  }

  min(): number {
    let least = Number.POSITIVE_INFINITY;
    for (const value of this.#values) if (value < least) least = value;
    return least;
  }
}

/**
 * A look-ahead peak limiter. The gain that a peak needs is held over a window (a sliding minimum) and smoothed over a
 * window of the same length, so the mean that is applied when the peak leaves the delay line holds only gains that
 * are low enough for it: no output sample is above the ceiling, and no gain jumps.
 */
export class Limiter {
  readonly #window: number;
  readonly #release: number;
  readonly #needed: RingBuffer;
  readonly #smooth: RingBuffer;
  readonly #delays: RingBuffer[] = [];
  #held = 1;
  #envelope = 1;
  #sum: number;
  /** Samples for which the held minimum is still valid; it is recomputed only when its own sample leaves the window. */
  #heldFor = 0;

  constructor(sampleRate: number) {
    this.#window = Math.max(1, Math.round(LOOK_AHEAD_S * sampleRate));
    this.#release = 1 - Math.exp(-1 / (RELEASE_S * sampleRate));
    this.#needed = new RingBuffer(this.#window, 1);
    this.#smooth = new RingBuffer(this.#window, 1);
    this.#sum = this.#window;
  }

  /** Limits one block; `output` gets the delayed samples of `input`, channel by channel. */
  process(input: readonly Float32Array[], output: readonly Float32Array[]): void {
    const length = output[0]?.length ?? 0;
    for (let index = 0; index < length; index++) {
      let peak = 0;
      for (const channel of input) peak = Math.max(peak, Math.abs(channel[index] ?? 0));
      const gain = this.#next(peak > CEILING ? CEILING / peak : 1);
      output.forEach((channel, number) => {
        const sample = input[number]?.[index] ?? 0;
        channel[index] = this.#delay(number).push(sample) * gain;
      });
    }
  }

  /** Takes the gain that the newest sample needs and returns the one to apply to the oldest in the delay line. */
  #next(needed: number): number {
    this.#needed.push(needed);
    this.#heldFor -= 1;
    if (needed <= this.#held) {
      this.#held = needed;
      this.#heldFor = this.#window;
    } else if (this.#heldFor <= 0) {
      this.#held = this.#needed.min();
      // The position of the new minimum is not known, so it is recomputed with the next sample, which is cheap enough.
      this.#heldFor = this.#held === 1 ? this.#window : 1;
    }
    const risen = this.#envelope + (1 - this.#envelope) * this.#release;
    // Rounded to float32 as in the ring buffer, so that the running sum subtracts exactly what was added.
    this.#envelope = Math.fround(Math.min(this.#held, risen));
    this.#sum += this.#envelope - this.#smooth.push(this.#envelope);
    return Math.min(1, this.#sum / this.#window);
  }

  #delay(channel: number): RingBuffer {
    let line = this.#delays[channel];
    if (!line) {
      line = new RingBuffer(this.#window, 0);
      this.#delays[channel] = line;
    }
    return line;
  }
}
