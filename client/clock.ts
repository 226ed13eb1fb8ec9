/** How long the best sample is kept before a newer one with a longer round trip replaces it: clocks drift. */
const SAMPLE_LIFE_MS = 60_000;

/**
 * Estimates the server's clock. Each reply that carries the server's time is a sample; the one with the shortest round
 * trip has the smallest error bound (Cristian's algorithm) and is kept while it is fresh.
 */
export class Clock {
  #offset = 0;
  #roundTrip = Number.POSITIVE_INFINITY;
  #takenAt = Number.NEGATIVE_INFINITY;

  /** Adds a sample; all times in ms: request sent (local), server time in the reply, reply received (local). */
  sample(sentAt: number, serverNow: number, receivedAt: number): void {
    const roundTrip = receivedAt - sentAt;
    const stale = receivedAt - this.#takenAt > SAMPLE_LIFE_MS;
    if (roundTrip > this.#roundTrip && !stale) return;
    this.#offset = serverNow - (sentAt + receivedAt) / 2;
    this.#roundTrip = roundTrip;
    this.#takenAt = receivedAt;
  }

  /** Server time now, in milliseconds since the epoch. */
  now(): number {
    return Date.now() + this.#offset;
  }
}
