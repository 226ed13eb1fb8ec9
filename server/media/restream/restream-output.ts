import type { RestreamFault, RestreamState } from '../../../shared/restream.ts';
import { RestreamProcess, type RestreamProcessOptions } from './restream-process.ts';

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
/** Sending that held so long was good; what breaks later is a new fault, and is tried again soon. */
const SETTLED_MS = 30_000;

export interface RestreamOutputOptions {
  /** Makes what an attempt needs. */
  readonly open: (callbacks: Pick<RestreamProcessOptions, 'onRate' | 'onFault'>) => RestreamProcessOptions;
  readonly onChange: () => void;
}

/** The way to one destination: off, waiting for a picture, or being kept up over whatever breaks it. */
export class RestreamOutput {
  readonly #options: RestreamOutputOptions;
  #state: RestreamState = { kind: 'off' };
  #restream: RestreamProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #attempt = 0;

  constructor(options: RestreamOutputOptions) {
    this.#options = options;
  }

  get state(): RestreamState {
    return this.#state;
  }

  /** Begins, ends or leaves as it is; a sending that goes on is begun `anew` where the picture is another one. */
  follow(wanted: boolean, hasPicture: boolean, anew: boolean): void {
    if (!wanted || !hasPicture) {
      this.close();
      this.#attempt = 0;
      this.#state = { kind: wanted ? 'waiting' : 'off' };
    } else if (anew || this.#state.kind === 'off' || this.#state.kind === 'waiting') {
      this.#begin();
    }
  }

  /** Tries again at once, where a pause is under way. */
  retryNow(): void {
    if (this.#state.kind === 'retrying') this.#begin();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#restream?.close();
    this.#restream = undefined;
  }

  #begin(): void {
    this.close();
    this.#set({ kind: 'connecting' });
    this.#restream = new RestreamProcess(
      this.#options.open({
        onRate: bitrate => this.#sends(bitrate),
        onFault: code => this.#pause(code),
      }),
    );
  }

  #sends(bitrate: number): void {
    const since = this.#state.kind === 'sending' ? this.#state.since : Date.now();
    this.#set({ kind: 'sending', since, bitrate });
  }

  #pause(code: RestreamFault): void {
    this.#restream = undefined;
    const held = this.#state.kind === 'sending' ? Date.now() - this.#state.since : 0;
    this.#attempt = held > SETTLED_MS ? 1 : this.#attempt + 1;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.#attempt - 1));
    this.#timer = setTimeout(() => this.#begin(), pause);
    this.#set({ kind: 'retrying', at: Date.now() + pause, attempt: this.#attempt, code });
  }

  #set(state: RestreamState): void {
    this.#state = state;
    this.#options.onChange();
  }
}
