/** A frame that comes so much later or earlier than those before it belongs to a camera that gives no even beat. */
const UNEVEN_MS = 6;
/** Beats in a row that must have brought an even frame until the source leads; an uneven one counts as three. */
const EVEN_BEATS = 15;
const UNEVEN_COST = 3;
/** How far from the beat a frame may come and still be drawn at once, in milliseconds. */
const TOLERANCE_MS = 8;
/** By how much of the distance one beat is shifted, and the most, so that the picture goes on evenly. */
const GAIN = 0.1;
const STEP_MS = 0.5;
/** How much one frame says about where the next ones will come. */
const WEIGHT = 0.2;

/**
 * Brings the beats into step with the source that leads the picture: a loop that is locked to its phase, as a genlock is.
 * Two clocks of the same rate that know nothing of each other leave each frame waiting for half a beat on average; in
 * step each is drawn as it comes in. A source of another rate leads nothing, and neither does one that comes irregularly.
 * All times are in milliseconds by one clock.
 */
export class Phase {
  readonly #period: number;
  /** When the newest frame came in that hasn't been drawn. */
  #arrival: number | undefined;
  /** How much later than its beat the next frame will come, by those before it. */
  #distance: number | undefined;
  #even = 0;

  /** @param period from one beat to the next */
  constructor(period: number) {
    this.#period = period;
  }

  /** Forgets the source, because another one leads from now on. */
  reset(): void {
    this.#arrival = undefined;
    this.#distance = undefined;
    this.#even = 0;
  }

  frameCame(at: number): void {
    this.#arrival = at;
  }

  /** Whether the frame of the beat that is due at a time is there, so that there is nothing to wait for. */
  hasFrameFor(due: number): boolean {
    return this.#isInStep && this.#arrival !== undefined && this.#arrival >= due - TOLERANCE_MS;
  }

  /** Until when the beat that is due at a time waits for its frame. */
  deadline(due: number): number {
    return this.#isInStep ? due + TOLERANCE_MS : due;
  }

  /** Takes in that a beat is drawn; gives the shift of those to come. */
  shiftAfter(due: number): number {
    const arrival = this.#arrival;
    this.#arrival = undefined;
    if (arrival === undefined) return this.#countUneven();
    const expected = this.#distance ?? 0;
    const surprise = this.#wrapped(arrival - due - expected);
    const isEven = this.#distance !== undefined && Math.abs(surprise) <= UNEVEN_MS;
    this.#distance = this.#wrapped(expected + (isEven ? WEIGHT : 1) * surprise);
    if (!isEven) return this.#countUneven();
    this.#even = Math.min(2 * EVEN_BEATS, this.#even + 1);
    if (!this.#leads) return 0;
    const shift = Math.max(-STEP_MS, Math.min(STEP_MS, GAIN * this.#distance));
    this.#distance -= shift;
    return shift;
  }

  get #leads(): boolean {
    return this.#even >= EVEN_BEATS;
  }

  get #isInStep(): boolean {
    return this.#leads && Math.abs(this.#distance ?? 0) <= TOLERANCE_MS;
  }

  #countUneven(): number {
    this.#even = Math.max(0, this.#even - UNEVEN_COST);
    return 0;
  }

  /** The distance to the nearest beat, whichever that is. */
  #wrapped(distance: number): number {
    return distance - this.#period * Math.round(distance / this.#period);
  }
}
