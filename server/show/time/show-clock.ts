import type { Clock } from './clock.ts';

/**
 * The time of one show. It never is before the newest event of the show's log: where that was written by a clock that
 * was ahead, the show's time goes on from there, at the pace of the server's. A time that stood still until the server's
 * came by would keep a hold of 30 seconds for as long as the clock was ahead.
 */
export class ShowClock implements Clock {
  readonly #server: Clock;
  #aheadMs = 0;

  constructor(server: Clock) {
    this.#server = server;
  }

  now(): number {
    return this.#server.now() + this.#aheadMs;
  }

  after(ms: number, run: () => void): () => void {
    return this.#server.after(ms, run);
  }

  /** Takes note of an event's time: from now on the show's time is not before it. */
  passed(at: number): void {
    this.#aheadMs = Math.max(this.#aheadMs, at - this.#server.now());
  }
}
