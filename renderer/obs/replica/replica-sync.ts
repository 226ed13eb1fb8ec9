import { ObsFailure } from '../connection/error.ts';
import type { ObsEventName, ObsSession } from '../connection/session.ts';
import { applies, REREAD_AFTER } from './event-reducers.ts';
import { readObs, readStats } from './read-replica.ts';
import { type ObsReplica, withPassing } from './replica.ts';

export interface ObsMirrorOptions {
  /** How often OBS is asked for its figures, in milliseconds. */
  readonly everyMs: number;
  onChange(obs: ObsReplica): void;
  onEvent(name: ObsEventName, data: unknown): void;
}

type Change = (obs: ObsReplica) => ObsReplica;

/** Events that change nothing here and are news to somebody all the same. */
const NEWS: readonly ObsEventName[] = ['ReplayBufferSaved'];
const EVENTS = new Set([...(Object.keys(applies) as ObsEventName[]), ...REREAD_AFTER, ...NEWS]);

/** Keeps a replica of OBS true for as long as one connection lasts. */
export class ObsMirror {
  readonly #session: ObsSession;
  readonly #options: ObsMirrorOptions;
  #obs: ObsReplica | undefined;
  /** Events that came while OBS was being read; what was read may be older than they are. */
  #during: Change[] | undefined;
  #readAgain = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(session: ObsSession, options: ObsMirrorOptions) {
    this.#session = session;
    this.#options = options;
    for (const name of EVENTS) session.on(name, data => this.#take(name, data));
  }

  /** Reads OBS for the first time, and follows it from then on. Rejects with an ObsFailure. */
  async open(): Promise<void> {
    await this.#read();
    if (this.#readAgain) void this.#reread();
    this.#watch();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #take(name: ObsEventName, data: unknown): void {
    if (this.#isClosed) return;
    const apply = applies[name] as ((obs: ObsReplica, data: unknown) => Partial<ObsReplica>) | undefined;
    if (apply) this.#change(obs => ({ ...obs, ...apply(obs, data) }));
    if (REREAD_AFTER.includes(name)) void this.#reread();
    this.#options.onEvent(name, data);
  }

  #change(change: Change): void {
    this.#during?.push(change);
    if (this.#obs) this.#set(change(this.#obs));
  }

  #set(obs: ObsReplica): void {
    if (this.#isClosed) return;
    this.#obs = obs;
    this.#options.onChange(obs);
  }

  /** Reads OBS, then lets happen again what happened meanwhile. */
  async #read(): Promise<void> {
    const during: Change[] = [];
    this.#during = during;
    try {
      const fresh = await readObs(this.#session);
      const outputs = this.#obs ? withPassing(fresh.outputs, this.#obs.outputs) : fresh.outputs;
      const read = { ...fresh, outputs };
      this.#set(during.reduce((obs, change) => change(obs), read));
    } finally {
      this.#during = undefined;
    }
  }

  /** Many events at once, as when a scene is copied, are one reading and one more after it. */
  async #reread(): Promise<void> {
    this.#readAgain = true;
    if (this.#during) return;
    try {
      while (this.#readAgain && !this.#isClosed) {
        this.#readAgain = false;
        await this.#read();
      }
    } catch {
      // OBS turns questions down while it changes its scene collection, and tells when it has: it is read again then.
    }
  }

  /** Asks for the figures again and again. An OBS that answers no more is as good as gone. */
  #watch(): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(async () => {
      try {
        const stats = await readStats(this.#session);
        this.#change(obs => ({ ...obs, stats }));
        // A transition that is cut short, as by studio mode, ends without a word.
        if (this.#obs?.transitioning) await this.#reread();
      } catch (error) {
        const isSilent = error instanceof ObsFailure && error.code === 'timeout';
        if (isSilent && !this.#session.isBusy) this.#session.drop(error);
      }
      this.#watch();
    }, this.#options.everyMs);
  }
}
