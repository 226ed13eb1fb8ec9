import type { Clock } from '../../server/show/time/clock.ts';

/** A clock that stands until a test moves it. */
export class TestClock implements Clock {
  #now: number;
  readonly #waiting = new Set<{ at: number; run: () => void }>();

  constructor(now = 1_000_000) {
    this.#now = now;
  }

  now = (): number => this.#now;

  after(ms: number, run: () => void): () => void {
    const waiting = { at: this.#now + ms, run };
    this.#waiting.add(waiting);
    return () => this.#waiting.delete(waiting);
  }

  /** When the next alarm rings; undefined while none is set. */
  get next(): number | undefined {
    const times = [...this.#waiting].map(({ at }) => at);
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  /** Lets time pass and rings what was set for it. */
  pass(ms: number): void {
    this.#now += ms;
    for (const waiting of [...this.#waiting].filter(({ at }) => at <= this.#now)) {
      this.#waiting.delete(waiting);
      waiting.run();
    }
  }
}
