import { pauseAfter } from './http.ts';
import { type ShopError, toShopError } from './shop-error.ts';

/** Faults that stay until somebody changes something are looked at again this seldom. */
const REFUSED_PAUSE_MS = 60_000;

export interface LoopOptions {
  /** The pause between two turns that went well, in milliseconds. */
  readonly everyMs: number;
  readonly turn: () => Promise<void>;
  /** Called with what went wrong, and how long the pause is. */
  readonly onFault: (error: ShopError, pauseMs: number) => void;
}

/** Does turns one after the other: at once when woken, else after a pause, and after faults later and later. */
export class Loop {
  readonly #options: LoopOptions;
  #timer: NodeJS.Timeout | undefined;
  #isRunning = false;
  #isWoken = false;
  #isClosed = false;
  #failures = 0;

  constructor(options: LoopOptions) {
    this.#options = options;
  }

  /** True after a turn that failed, until one goes well. */
  get isFailing(): boolean {
    return this.#failures > 0;
  }

  /** Has a turn done soon. One that failed waits out its pause, unless it is urged. */
  wake({ urge = false } = {}): void {
    if (this.#isClosed) return;
    this.#isWoken = true;
    if (!this.#isRunning && (urge || !this.isFailing)) this.#soon(0);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #soon(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), ms);
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    this.#isWoken = false;
    const pause = await this.#turn();
    this.#isRunning = false;
    if (!this.#isClosed) this.#soon(this.#isWoken && !this.isFailing ? 0 : pause);
  }

  async #turn(): Promise<number> {
    try {
      await this.#options.turn();
      this.#failures = 0;
      return this.#options.everyMs;
    } catch (error) {
      const fault = toShopError(error);
      const pause = fault.isPassing ? pauseAfter(this.#failures + 1, fault.pauseMs) : REFUSED_PAUSE_MS;
      this.#failures += 1;
      if (!this.#isClosed) this.#options.onFault(fault, pause);
      return pause;
    }
  }
}
