import type { RestreamErrorCode, RestreamState } from '../../../shared/restream/protocol.ts';
import { RestreamProcess, type RestreamProcessOptions } from './restream-process.ts';

const FIRST_DELAY_MS = 1000;
const MAX_DELAY_MS = 30_000;
/** A connection that held this long was stable: when it fails, the delays begin with the shortest again. */
const STABLE_MS = 30_000;

export interface RestreamOutputOptions {
  /** Returns the options of an attempt's process. */
  readonly open: (callbacks: Pick<RestreamProcessOptions, 'onRate' | 'onFault'>) => RestreamProcessOptions;
  readonly onChange: () => void;
}

/** The output to one destination: off, waiting for video, or sending, with retries after every failure. */
export class RestreamOutput {
  readonly #options: RestreamOutputOptions;
  #state: RestreamState = { kind: 'off' };
  #process: RestreamProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #attempt = 0;

  constructor(options: RestreamOutputOptions) {
    this.#options = options;
  }

  get state(): RestreamState {
    return this.#state;
  }

  /** Starts, stops or leaves the output as it is; `restart` begins anew while it sends, for other producers. */
  update({ wanted, hasVideo, restart }: { wanted: boolean; hasVideo: boolean; restart: boolean }): void {
    if (!wanted || !hasVideo) {
      this.close();
      this.#attempt = 0;
      this.#state = { kind: wanted ? 'waiting' : 'off' };
    } else if (restart || this.#state.kind === 'off' || this.#state.kind === 'waiting') {
      this.#start();
    }
  }

  /** Retries at once where it waits to retry. */
  retryNow(): void {
    if (this.#state.kind === 'retrying') this.#start();
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
        onFault: code => this.#retryLater(code),
      }),
    );
  }

  #onRate(bitrate: number): void {
    const since = this.#state.kind === 'sending' ? this.#state.since : Date.now();
    this.#set({ kind: 'sending', since, bitrate });
  }

  #retryLater(code: RestreamErrorCode): void {
    this.#process = undefined;
    const held = this.#state.kind === 'sending' ? Date.now() - this.#state.since : 0;
    this.#attempt = held > STABLE_MS ? 1 : this.#attempt + 1;
    const delay = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (this.#attempt - 1));
    this.#timer = setTimeout(() => this.#start(), delay);
    this.#set({ kind: 'retrying', at: Date.now() + delay, attempt: this.#attempt, code });
  }

  #set(state: RestreamState): void {
    this.#state = state;
    this.#options.onChange();
  }
}
