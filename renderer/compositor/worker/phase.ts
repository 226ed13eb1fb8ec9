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
  /** The last beats: how long the frame would have lain had they all come when the next one will. */
  #watched: { readonly wait: number; readonly isFresh: boolean }[] = [];

  /**
   * Takes in one beat, and gives the shift of those to come, in milliseconds.
   * @param wait how long the frame had been there when it was drawn; undefined where it had been drawn before, because
   * the next one came a moment too late
   */
  shiftAfter(wait: number | undefined): number {
    const seen = { wait: wait ?? 0, isFresh: wait !== undefined };
    this.#watched = [...this.#watched.slice(1 - WATCHED_BEATS), seen];
    const fresh = this.#watched.filter(({ isFresh }) => isFresh).length;
    if (this.#watched.length < WATCHED_BEATS || fresh < FRESH_BEATS) return 0;
    const least = Math.min(...this.#watched.map(each => each.wait));
    const shift = Math.max(-STEP_MS, Math.min(STEP_MS, MARGIN_MS - least));
    this.#watched = this.#watched.map(each => ({ ...each, wait: each.wait + shift }));
    return shift;
  }
}
