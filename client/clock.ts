/** How long a sample of the server's clock counts before a worse but newer one may replace it. */
const SAMPLE_LIFE_MS = 60_000;

/**
 * The server's clock as seen from here. Each answer that carries the server's time is a sample; the one with the
 * shortest round trip bounds the error best (Cristian's algorithm), so that one is kept while it is fresh.
 */
export class Clock {
  #offset = 0;
  #roundTrip = Number.POSITIVE_INFINITY;
  #takenAt = Number.NEGATIVE_INFINITY;

  /** Times in milliseconds: when the question left, what the server said, when the answer came. */
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
