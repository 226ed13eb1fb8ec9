import type { Logger } from 'pino';

/** How long nothing must have been written before the file is written anew, and how long that may be put off. */
const QUIET_MS = 2000;
const LONGEST_MS = 5 * 60_000;

/** Chooses the moment for writing the file anew: commits wait while it is done. */
export class Scrubber {
  readonly #scrub: () => Promise<void>;
  readonly #logger: Pick<Logger, 'warn'>;
  #wantedSince: number | undefined;
  #lastWrite = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(scrub: () => Promise<void>, logger: Pick<Logger, 'warn'>) {
    this.#scrub = scrub;
    this.#logger = logger;
  }

  /** Something was deleted. */
  request(): void {
    this.#wantedSince ??= performance.now();
    this.#wait();
  }

  /** Something is written. */
  delay(): void {
    this.#lastWrite = performance.now();
  }

  /** It was written anew, or is about to be. */
  done(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#wantedSince = undefined;
  }

  /** Does now what is left to do. */
  async close(): Promise<void> {
    const isWanted = this.#wantedSince !== undefined;
    this.done();
    if (isWanted) await this.#run();
  }

  #wait(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const now = performance.now();
      const isDue = now - this.#lastWrite >= QUIET_MS || now - (this.#wantedSince ?? now) >= LONGEST_MS;
      if (isDue) void this.#run();
      else this.#wait();
    }, QUIET_MS).unref();
  }

  async #run(): Promise<void> {
    try {
      await this.#scrub();
    } catch (error) {
      // That it is to be done stands in the file: the next start tries again.
      this.#logger.warn(
        { err: error },
        'The log could not be written anew after a deletion, such as for want of room.',
      );
    }
  }
}
