import type { types } from 'mediasoup';
import { SILENT_MS } from './silence-watch.ts';

const LOOK_EVERY_MS = 500;

export interface ByteWatchOptions {
  /** What is watched, at each look. */
  readonly producers: () => readonly types.Producer[];
  /** Whether silence counts from now on; otherwise only once something has come. */
  readonly hasBegun?: boolean;
  /** Called when nothing has come from any of them for SILENT_MS. */
  readonly onSilent: () => void;
  /** Called when something comes again. */
  readonly onHeard?: () => void;
}

/**
 * Knows by their bytes whether somebody still sends. ICE's consent (RFC 7675) would know only after 30 seconds, and not of
 * everybody.
 */
export class ByteWatch {
  readonly #options: ByteWatchOptions;
  readonly #looking: NodeJS.Timeout;
  #isLooking = false;
  #hasBegun: boolean;
  #quietLooks = 0;
  #isSilent = false;
  readonly #bytes = new Map<string, number>();

  constructor(options: ByteWatchOptions) {
    this.#options = options;
    this.#hasBegun = options.hasBegun ?? false;
    this.#looking = setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  close(): void {
    clearInterval(this.#looking);
  }

  /** Looks are counted, not time: a media worker that stands still doesn't answer, and nobody is silent for that. */
  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const producers = this.#options.producers();
      const grown = await Promise.all(producers.map(producer => this.#hasGrown(producer)));
      if (grown.includes(true)) this.#heard();
      else if (producers.length > 0) this.#quiet();
    } catch {
      // A producer was closed meanwhile.
    } finally {
      this.#isLooking = false;
    }
  }

  async #hasGrown(producer: types.Producer): Promise<boolean> {
    const bytes = (await producer.getStats()).reduce((sum, { byteCount }) => sum + byteCount, 0);
    const before = this.#bytes.get(producer.id) ?? 0;
    this.#bytes.set(producer.id, bytes);
    return bytes > before;
  }

  #heard(): void {
    this.#hasBegun = true;
    this.#quietLooks = 0;
    if (!this.#isSilent) return;
    this.#isSilent = false;
    this.#options.onHeard?.();
  }

  #quiet(): void {
    if (!this.#hasBegun || this.#isSilent) return;
    this.#quietLooks += 1;
    if (this.#quietLooks * LOOK_EVERY_MS < SILENT_MS) return;
    this.#isSilent = true;
    this.#options.onSilent();
  }
}
