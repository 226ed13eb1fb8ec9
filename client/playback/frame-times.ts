/** How many of the last frames are reckoned with; the middle one of them counts. */
const FRAMES = 5;
/** A frame that differs by so much comes from another camera's clock, in milliseconds. */
const ANOTHER_CLOCK_MS = 1000;

/**
 * How long after its capture a frame is shown, learnt from those that were. It holds the difference of two clocks, the
 * one that stamps frames and the page's own, so neither has to be right.
 */
export class FrameTimes {
  #delays: number[] = [];

  /** A frame was shown. Times are in milliseconds: of capture by the stamping clock, of showing by the page's. */
  saw(capturedAt: number, shownAt: number): void {
    const delay = shownAt - capturedAt;
    const known = this.#delay;
    if (known !== undefined && Math.abs(delay - known) > ANOTHER_CLOCK_MS) this.#delays = [];
    this.#delays = [...this.#delays.slice(1 - FRAMES), delay];
  }

  /** When the frame of a time of capture is shown, by the page's clock; undefined before any was seen. */
  showsAt(capturedAt: number): number | undefined {
    const delay = this.#delay;
    return delay === undefined ? undefined : capturedAt + delay;
  }

  /** No frame's time is known any more. */
  forget(): void {
    this.#delays = [];
  }

  get #delay(): number | undefined {
    return this.#delays.toSorted((a, b) => a - b)[this.#delays.length >> 1];
  }
}
