import type { Logger } from 'pino';

/** A burst has ended when nothing more of it came for so long. */
const QUIET_MS = 10_000;
/** Bursts that are told apart; what comes beyond is one burst of all others. */
const MOST_BURSTS = 100;
const OTHERS = 'others';

interface Burst {
  readonly what: string;
  readonly address: string;
  readonly ends: NodeJS.Timeout;
  count: number;
}

export interface BurstLogOptions {
  readonly logger: Logger;
  readonly quietMs?: number;
}

/**
 * Logs what somebody may cause as often as they like, such as refused tokens: the first one with its cause, and at the
 * end of the burst how many there were, so that a flood of requests doesn't become one of records.
 */
export class BurstLog {
  readonly #logger: Logger;
  readonly #quietMs: number;
  readonly #bursts = new Map<string, Burst>();

  constructor({ logger, quietMs = QUIET_MS }: BurstLogOptions) {
    this.#logger = logger;
    this.#quietMs = quietMs;
  }

  /**
   * Takes note of one more.
   * @param what a sentence that is the same for all of a burst
   * @param address whose burst it is
   * @param more what else is said of the first one, such as its cause under `err`
   */
  note(what: string, address: string, more: object = {}): void {
    const isNew = !this.#bursts.has(`${address} ${what}`) && this.#bursts.size >= MOST_BURSTS;
    const of = isNew ? OTHERS : address;
    const key = `${of} ${what}`;
    const burst = this.#bursts.get(key);
    if (burst) {
      burst.count += 1;
      burst.ends.refresh();
      return;
    }
    this.#logger.warn({ address: of, ...more }, what);
    const ends = setTimeout(() => this.#end(key), this.#quietMs);
    ends.unref();
    this.#bursts.set(key, { what, address: of, ends, count: 1 });
  }

  /** Ends all bursts now. */
  close(): void {
    for (const key of [...this.#bursts.keys()]) this.#end(key);
  }

  #end(key: string): void {
    const burst = this.#bursts.get(key);
    if (!burst) return;
    this.#bursts.delete(key);
    clearTimeout(burst.ends);
    const { what, address, count } = burst;
    if (count > 1) this.#logger.warn({ address, count }, `${what} That was so ${count} times in a burst.`);
  }
}
