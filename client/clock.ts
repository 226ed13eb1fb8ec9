/** How long the best sample is kept before a newer one with a longer round trip replaces it: clocks drift. */
const SAMPLE_LIFE_MS = 60_000;
/** What a sample or an event may be off from what is known before that counts as wrong, besides what errors explain. */
const SLACK_MS = 50;

/**
 * Milliseconds since the epoch by this machine's clock as it was when the page was opened, and by what has passed since.
 * The same in a page and its workers, whose `performance.now()` begin at other times.
 */
export const localNow = (): number => performance.timeOrigin + performance.now();

/**
 * Estimates the server's clock. Each reply that carries the server's time is a sample; the one with the shortest round
 * trip has the smallest error bound (Cristian's algorithm) and is kept while it is fresh. Local times are those of
 * `performance.now()`: nobody sets it, while the clock behind `Date.now()` jumps when a person or NTP does.
 */
export class Clock {
  #offset = performance.timeOrigin;
  #roundTrip = Number.POSITIVE_INFINITY;
  #takenAt = Number.NEGATIVE_INFINITY;

  /** Adds a sample; all times in ms: request sent (local), server time in the reply, reply received (local). */
  sample(sentAt: number, serverNow: number, receivedAt: number): void {
    const roundTrip = receivedAt - sentAt;
    const offset = serverNow - (sentAt + receivedAt) / 2;
    const stale = receivedAt - this.#takenAt > SAMPLE_LIFE_MS;
    // Each is off by half of its round trip at most. Where both can't be true, local time stood still: the machine slept.
    const contradicts = Math.abs(offset - this.#offset) > (roundTrip + this.#roundTrip) / 2 + SLACK_MS;
    if (roundTrip > this.#roundTrip && !stale && !contradicts) return;
    this.#offset = offset;
    this.#roundTrip = roundTrip;
    this.#takenAt = receivedAt;
  }

  /** Takes note of a server time that is over: the time now is not before it. */
  passed(serverTime: number): void {
    if (serverTime - this.now() <= this.#roundTrip / 2 + SLACK_MS) return;
    this.#offset = serverTime - performance.now();
    this.#roundTrip = Number.POSITIVE_INFINITY;
  }

  /** Server time now, in milliseconds since the epoch. */
  now(): number {
    return performance.now() + this.#offset;
  }
}
