import { ObsError } from '../connection/error.ts';
import type { ObsEventName, ObsSession } from '../connection/session.ts';
import { EVENT_REDUCERS, RELOAD_EVENTS } from './event-reducers.ts';
import { readObs, readStats } from './read-replica.ts';
import { keepTransitional, type ObsReplica } from './replica.ts';

export interface ReplicaSyncOptions {
  /** Interval of polling OBS's statistics, in milliseconds. */
  readonly pollMs: number;
  onChange(obs: ObsReplica): void;
  onEvent(name: ObsEventName, data: unknown): void;
}

type Change = (obs: ObsReplica) => ObsReplica;

/** Events that don't change the replica but are forwarded to listeners. */
const FORWARDED_EVENTS: readonly ObsEventName[] = ['ReplayBufferSaved'];
const EVENTS = new Set([
  ...(Object.keys(EVENT_REDUCERS) as ObsEventName[]),
  ...RELOAD_EVENTS,
  ...FORWARDED_EVENTS,
]);

/** Keeps a replica of OBS's state in sync for the length of one connection. */
export class ReplicaSync {
  readonly #session: ObsSession;
  readonly #options: ReplicaSyncOptions;
  #obs: ObsReplica | undefined;
  /** Changes of events that came during a read, whose result may be older than they are. */
  #buffered: Change[] | undefined;
  #isStale = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(session: ObsSession, options: ReplicaSyncOptions) {
    this.#session = session;
    this.#options = options;
    for (const name of EVENTS) session.on(name, data => this.#handleEvent(name, data));
  }

  /** Reads OBS's state in full, and starts polling. Rejects with an ObsError. */
  async open(): Promise<void> {
    await this.#read();
    if (this.#isStale) void this.#reload();
    this.#poll();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #handleEvent(name: ObsEventName, data: unknown): void {
    if (this.#isClosed) return;
    const reduce = EVENT_REDUCERS[name] as
      | ((obs: ObsReplica, data: unknown) => Partial<ObsReplica>)
      | undefined;
    if (reduce) this.#change(obs => ({ ...obs, ...reduce(obs, data) }));
    if (RELOAD_EVENTS.includes(name)) void this.#reload();
    this.#options.onEvent(name, data);
  }

  #change(change: Change): void {
    this.#buffered?.push(change);
    if (this.#obs) this.#set(change(this.#obs));
  }

  #set(obs: ObsReplica): void {
    if (this.#isClosed) return;
    this.#obs = obs;
    this.#options.onChange(obs);
  }

  /** Reads OBS's state, then applies the changes that came meanwhile. */
  async #read(): Promise<void> {
    const buffered: Change[] = [];
    this.#buffered = buffered;
    try {
      const fresh = await readObs(this.#session);
      const outputs = this.#obs ? keepTransitional(fresh.outputs, this.#obs.outputs) : fresh.outputs;
      const read = { ...fresh, outputs };
      this.#set(buffered.reduce((obs, change) => change(obs), read));
    } finally {
      this.#buffered = undefined;
    }
  }

  /** Reads again. A burst of events, as when a scene is copied, causes at most one read after the present one. */
  async #reload(): Promise<void> {
    this.#isStale = true;
    if (this.#buffered) return;
    try {
      while (this.#isStale && !this.#isClosed) {
        this.#isStale = false;
        await this.#read();
      }
    } catch {
      // OBS refuses requests while it changes its scene collection; the event at the end of that triggers a new read.
    }
  }

  /** Polls the statistics. A poll without an answer means that the connection is dead. */
  #poll(): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(async () => {
      try {
        const stats = await readStats(this.#session);
        this.#change(obs => ({ ...obs, stats }));
        // OBS sends no end event for a transition that is cut short, as by studio mode.
        if (this.#obs?.transitioning) await this.#reload();
      } catch (error) {
        const isSilent = error instanceof ObsError && error.code === 'timeout';
        if (isSilent && !this.#session.isBusy) this.#session.drop(error);
      }
      this.#poll();
    }, this.#options.pollMs);
  }
}
