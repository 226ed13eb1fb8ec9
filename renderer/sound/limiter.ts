/** How far the limiter looks ahead, in seconds: long enough to lower the gain without a click. */
export const LOOK_AHEAD_S = 0.005;
/** Highest sample that leaves the limiter: one decibel below full scale, because encoders overshoot a little. */
export const CEILING = 10 ** (-1 / 20);
const RELEASE_S = 0.12;

/** A line of the last `length` values, all of them `fill` at first. */
class Ring {
  readonly #values: Float32Array;
  #next = 0;

  constructor(length: number, fill: number) {
    this.#values = new Float32Array(length).fill(fill);
  }

  /** Puts a value in and gives back the one that falls out. */
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
  readonly #needed: Ring;
  readonly #smooth: Ring;
  readonly #delays: Ring[] = [];
  #held = 1;
  #envelope = 1;
  #sum: number;
  /** Samples for which the held minimum is still valid; it is looked up again only when its own sample leaves. */
  #heldFor = 0;

  constructor(sampleRate: number) {
    this.#window = Math.max(1, Math.round(LOOK_AHEAD_S * sampleRate));
    this.#release = 1 - Math.exp(-1 / (RELEASE_S * sampleRate));
    this.#needed = new Ring(this.#window, 1);
    this.#smooth = new Ring(this.#window, 1);
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

  /** Takes the gain that the newest sample needs and gives the one that the oldest in the line gets. */
  #next(needed: number): number {
    this.#needed.push(needed);
    this.#heldFor -= 1;
    if (needed <= this.#held) {
      this.#held = needed;
      this.#heldFor = this.#window;
    } else if (this.#heldFor <= 0) {
      this.#held = this.#needed.min();
      // Where the new minimum stands in the window is not known; looking again at its next fall is cheap enough.
      this.#heldFor = this.#held === 1 ? this.#window : 1;
    }
    const risen = this.#envelope + (1 - this.#envelope) * this.#release;
    // Rounded as the line keeps it, so that the running sum loses exactly what it once gained.
    this.#envelope = Math.fround(Math.min(this.#held, risen));
    this.#sum += this.#envelope - this.#smooth.push(this.#envelope);
    return Math.min(1, this.#sum / this.#window);
  }

  #delay(channel: number): Ring {
    let line = this.#delays[channel];
    if (!line) {
      line = new Ring(this.#window, 0);
      this.#delays[channel] = line;
    }
    return line;
  }
}
