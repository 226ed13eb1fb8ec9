/** How much faster than live held pictures are fed. */
const SPEED = 16;
/** However much is held, the present is reached within about this time. */
const LONGEST_MS = 500;

/**
 * When held pictures are due so that their viewers reach the present within a moment and stay there: they are stamped with
 * the times at which they are fed, and so leave no delay behind in players' buffers.
 */
export class CatchUp {
  readonly #first: number;
  readonly #newest: number;
  readonly #speed: number;

  /**
   * @param first the time of the oldest held picture, in milliseconds
   * @param newest that of the newest one, which is the present
   */
  constructor(first: number, newest: number) {
    this.#first = first;
    this.#newest = newest;
    this.#speed = Math.max(SPEED, (newest - first) / LONGEST_MS);
  }

  /** When a picture is due, in milliseconds since the start: the held ones in quick motion, later ones as they come. */
  dueAt(time: number): number {
    return Math.max((time - this.#first) / this.#speed, this.liveAt(time));
  }

  /** When something live is due: what came at the start is at 0, and what came before it is negative. */
  liveAt(time: number): number {
    return time - this.#newest;
  }
}
