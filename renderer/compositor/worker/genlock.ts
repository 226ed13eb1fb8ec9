/** Jitter in milliseconds above which a frame counts as irregular. */
const MAX_JITTER_MS = 6;
/** Score of regular frames from which the loop locks; an irregular frame costs three. */
const LOCK_SCORE = 15;
const IRREGULAR_COST = 3;
/** Maximum phase error in milliseconds at which a frame is still rendered at its arrival. */
const TOLERANCE_MS = 8;
/** Loop gain: share of the phase error that one tick corrects, and the maximum in milliseconds, to keep ticks even. */
const GAIN = 0.1;
const MAX_STEP_MS = 0.5;
/** Weight of one frame in the exponential moving average of the phase error. */
const WEIGHT = 0.2;

/**
 * Phase-locked loop that aligns the ticks of the frame clock with the frames of the leading source, as genlock does with
 * cameras. With two free-running clocks of the same rate each frame waits half a period on average; locked, each is
 * rendered as it arrives. Doesn't lock to a source of another frame rate or with irregular frames. All times are in
 * milliseconds of one clock.
 */
export class Genlock {
  readonly #period: number;
  /** Arrival of the newest frame that was not rendered yet. */
  #arrival: number | undefined;
  /** Average phase error: how much later than its tick a frame arrives. */
  #error: number | undefined;
  #score = 0;

  /** @param period interval between two ticks */
  constructor(period: number) {
    this.#period = period;
  }

  /** Unlocks, because another source leads. */
  reset(): void {
    this.#arrival = undefined;
    this.#error = undefined;
    this.#score = 0;
  }

  /** Called with the arrival time of each frame of the leading source. */
  onFrame(at: number): void {
    this.#arrival = at;
  }

  /** True if the frame for the tick that is due at this time has arrived. */
  hasFrameFor(due: number): boolean {
    return this.#isLocked && this.#arrival !== undefined && this.#arrival >= due - TOLERANCE_MS;
  }

  /** Time until which the tick that is due at this time waits for its frame. */
  deadline(due: number): number {
    return this.#isLocked ? due + TOLERANCE_MS : due;
  }

  /** Called when a tick is rendered. Returns the correction to add to the time of the following ticks. */
  shiftAfter(due: number): number {
    const arrival = this.#arrival;
    this.#arrival = undefined;
    if (arrival === undefined) return this.#countIrregular();
    const expected = this.#error ?? 0;
    const jitter = this.#wrap(arrival - due - expected);
    const isRegular = this.#error !== undefined && Math.abs(jitter) <= MAX_JITTER_MS;
    this.#error = this.#wrap(expected + (isRegular ? WEIGHT : 1) * jitter);
    if (!isRegular) return this.#countIrregular();
    this.#score = Math.min(2 * LOCK_SCORE, this.#score + 1);
    if (!this.#leads) return 0;
    const shift = Math.max(-MAX_STEP_MS, Math.min(MAX_STEP_MS, GAIN * this.#error));
    this.#error -= shift;
    return shift;
  }

  get #leads(): boolean {
    return this.#score >= LOCK_SCORE;
  }

  get #isLocked(): boolean {
    return this.#leads && Math.abs(this.#error ?? 0) <= TOLERANCE_MS;
  }

  #countIrregular(): number {
    this.#score = Math.max(0, this.#score - IRREGULAR_COST);
    return 0;
  }

  /** The phase error relative to the nearest tick. */
  #wrap(error: number): number {
    return error - this.#period * Math.round(error / this.#period);
  }
}
