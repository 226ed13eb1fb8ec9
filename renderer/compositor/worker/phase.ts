/** Over how many beats the source is watched, and how many of them must have brought a new frame for it to lead. */
const WATCHED_BEATS = 30;
const FRESH_BEATS = 27;
/** How long a frame may lie before it is drawn; less, and a frame that is a little late misses its beat. */
const MARGIN_MS = 2;
/** Most by which one beat is shifted, so that the picture goes on evenly. */
const STEP_MS = 0.5;

/**
 * Brings the beats into step with the source that leads the picture. Two clocks of the same rate that know nothing of
 * each other leave each frame waiting for half a beat on average; in step it waits a few milliseconds. A source of
 * another rate leads nothing, and neither does one that comes irregularly.
 */
export class Phase {
  /** For each of the last beats, how long its new frame had been there; undefined where there was no new one. */
  #waits: (number | undefined)[] = [];

  /**
   * Takes in one beat, and gives the shift of those to come, in milliseconds.
   * @param wait how long the frame had been there when it was drawn; undefined where it had been drawn before
   */
  shiftAfter(wait: number | undefined): number {
    this.#waits = [...this.#waits.slice(1 - WATCHED_BEATS), wait];
    const fresh = this.#waits.filter(each => each !== undefined);
    if (this.#waits.length < WATCHED_BEATS || fresh.length < FRESH_BEATS) return 0;
    if (wait === undefined) return STEP_MS;
    const excess = Math.min(...fresh) - MARGIN_MS;
    return excess > 0 ? -Math.min(STEP_MS, excess) : 0;
  }
}
