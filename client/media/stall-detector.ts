import { numberOf, selectedPairOf } from './stats.ts';

/** Interval at which `read` should be called while the session is up, in milliseconds. */
export const STALL_SAMPLE_MS = 200;
/** Shortest silence that counts as a stall: six of the transport-wide feedback packets that the server sends. */
const MIN_SILENCE_MS = 600;
/** A stall is also this many times longer than the usual gap, which is a second with receiver reports alone. */
const USUAL_GAPS = 3;
/** Silent readings a stall takes at least, so that a hang of this page's main thread isn't one. */
const MIN_READINGS = 3;
/** Size of the sliding window of gaps of which the median counts. */
const WINDOW = 15;

/** Detects that nothing arrives on the selected candidate pair, seconds before `connectionState` says so. */
export class StallDetector {
  #bytes = -1;
  #receivedAt = 0;
  #silentReadings = 0;
  #gaps: readonly number[] = [];
  #isStalled = false;

  /** Takes a stats report; says once when a stall begins, and once when it has ended. */
  read(report: ReadonlyMap<string, unknown>): 'stall' | 'flow' | undefined {
    const pair = selectedPairOf(report);
    if (!pair) return undefined;
    const { timestamp: now } = pair;
    const bytes = numberOf(pair, 'bytesReceived');
    if (bytes !== this.#bytes) {
      const isEnd = this.#isStalled;
      this.#onReceived(bytes, now);
      return isEnd ? 'flow' : undefined;
    }
    this.#silentReadings += 1;
    if (this.#isStalled || this.#silentReadings < MIN_READINGS) return undefined;
    this.#isStalled = now - this.#receivedAt >= this.#limit;
    return this.#isStalled ? 'stall' : undefined;
  }

  #onReceived(bytes: number, now: number): void {
    // The gap before the first bytes, or over a stall, is none of the usual ones.
    if (this.#bytes >= 0 && !this.#isStalled)
      this.#gaps = [...this.#gaps, now - this.#receivedAt].slice(-WINDOW);
    this.#bytes = bytes;
    this.#receivedAt = now;
    this.#silentReadings = 0;
    this.#isStalled = false;
  }

  get #limit(): number {
    const median = this.#gaps.toSorted((a, b) => a - b)[this.#gaps.length >> 1];
    return median === undefined ? Number.POSITIVE_INFINITY : Math.max(MIN_SILENCE_MS, USUAL_GAPS * median);
  }
}
