import type { RestreamErrorCode, RestreamState } from '../../../shared/restream/protocol.ts';
import { RestreamProcess, type RestreamProcessOptions } from './restream-process.ts';

const FIRST_DELAY_MS = 1000;
const MAX_DELAY_MS = 30_000;
/** A connection that held this long was stable: when it fails, the delays begin with the shortest again. */
const STABLE_MS = 30_000;
/**
 * How many refusals are final. A platform that took the stream before may refuse it only for as long as it believes that
 * the lost connection still sends, so it is asked for a minute and a half.
 */
const MAX_REFUSALS = 3;
const MAX_REFUSALS_AFTER_SENDING = 8;

export interface RestreamOutputOptions {
  /** Returns the options of an attempt's process. */
  readonly open: (callbacks: Pick<RestreamProcessOptions, 'onRate' | 'onFault'>) => RestreamProcessOptions;
  readonly onChange: () => void;
}

/** The output to one destination: off, waiting for video, or sending, with retries until the platform refuses it for good. */
export class RestreamOutput {
  readonly #options: RestreamOutputOptions;
  #state: RestreamState = { kind: 'off' };
  #process: RestreamProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #attempt = 0;
  #refusals = 0;
  #hasSent = false;
  /** When its connection began to hold, by `performance.now()`. */
  #heldSince = 0;

  constructor(options: RestreamOutputOptions) {
    this.#options = options;
  }

  get state(): RestreamState {
    return this.#state;
  }

  /** Starts, stops or leaves the output as it is; `restart` begins anew while it sends, for other producers. */
  update({ wanted, hasVideo, restart }: { wanted: boolean; hasVideo: boolean; restart: boolean }): void {
    const isGivenUp = wanted && this.#state.kind === 'failed';
    if (isGivenUp) return;
    if (!wanted || !hasVideo) {
      this.close();
      this.#forgetFailures();
      this.#state = { kind: wanted ? 'waiting' : 'off' };
    } else if (restart || this.#state.kind === 'off' || this.#state.kind === 'waiting') {
      this.#start();
    }
  }

  /** Retries at once where it waits to retry, or has given up. */
  retryNow(): void {
    if (this.#state.kind === 'failed') this.#forgetFailures();
    if (this.#state.kind === 'retrying' || this.#state.kind === 'failed') this.#start();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#process?.close();
    this.#process = undefined;
  }

  #start(): void {
    this.close();
    this.#set({ kind: 'connecting' });
    this.#process = new RestreamProcess(
      this.#options.open({
        onRate: bitrate => this.#onRate(bitrate),
        onFault: code => this.#onFault(code),
      }),
    );
  }

  #onRate(bitrate: number): void {
    if (this.#state.kind !== 'sending') this.#heldSince = performance.now();
    const since = this.#state.kind === 'sending' ? this.#state.since : Date.now();
    this.#set({ kind: 'sending', since, bitrate });
  }

  #onFault(code: RestreamErrorCode): void {
    this.#process = undefined;
    const held = this.#state.kind === 'sending' ? performance.now() - this.#heldSince : 0;
    if (code === 'turned-away') this.#refusals += 1;
    else if (held > 0) {
      this.#refusals = 0;
      this.#hasSent = true;
    }
    if (this.#isFinal(code)) this.#set({ kind: 'failed', code });
    else this.#retryLater(code, held);
  }

  #isFinal(code: RestreamErrorCode): boolean {
    return (
      code === 'no-ffmpeg' || this.#refusals >= (this.#hasSent ? MAX_REFUSALS_AFTER_SENDING : MAX_REFUSALS)
    );
  }

  #retryLater(code: RestreamErrorCode, held: number): void {
    this.#attempt = held > STABLE_MS ? 1 : this.#attempt + 1;
    const delay = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (this.#attempt - 1));
    this.#timer = setTimeout(() => this.#start(), delay);
    this.#set({ kind: 'retrying', at: Date.now() + delay, attempt: this.#attempt, code });
  }

  #forgetFailures(): void {
    this.#attempt = 0;
    this.#refusals = 0;
    this.#hasSent = false;
  }

  #set(state: RestreamState): void {
    this.#state = state;
    this.#options.onChange();
  }
}
