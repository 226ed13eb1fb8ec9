/** Size of the sliding window of which the median is used. */
const WINDOW = 5;
/** A delay that differs by so much, in milliseconds, means that another machine stamps the frames now. */
const CLOCK_CHANGE_MS = 1000;

/**
 * Estimates the delay from a frame's capture to its display, as the median of the last frames. It includes the offset
 * between the sender's clock and the page's, so neither has to be right.
 */
export class FrameTimes {
  #delays: number[] = [];

  /** Adds a displayed frame: time of capture on the sender's clock and time of display on the page's, in ms. */
  record(capturedAt: number, shownAt: number): void {
    const delay = shownAt - capturedAt;
    const estimate = this.#delay;
    if (estimate !== undefined && Math.abs(delay - estimate) > CLOCK_CHANGE_MS) this.#delays = [];
    this.#delays = [...this.#delays.slice(1 - WINDOW), delay];
  }

  /** Display time of a frame on the page's clock, in ms; undefined before the first frame was recorded. */
  displayTimeOf(capturedAt: number): number | undefined {
    const delay = this.#delay;
    return delay === undefined ? undefined : capturedAt + delay;
  }

  /** Forgets all frames. */
  reset(): void {
    this.#delays = [];
  }

  get #delay(): number | undefined {
    return this.#delays.toSorted((a, b) => a - b)[this.#delays.length >> 1];
  }
}
