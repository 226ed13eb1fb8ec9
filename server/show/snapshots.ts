import { setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import { STATE_VERSION } from '../../shared/show/protocol.ts';
import { emptyShow, ShowState } from '../../shared/show/state.ts';
import type { EventLog } from '../log/event-log.ts';

/** A restart folds at most about this many events. */
const SAVE_EVERY = 5000;

/** Parts of the state that are numbers of the log and not a feature's. */
const isFeature = (key: string): boolean => key !== 'seq' && key !== 'talkSeq' && key !== 'viewpoint';

/** The folded state of one show, kept so that a restart folds only what came after it. */
export class Snapshots {
  readonly #show: string;
  readonly #log: EventLog;
  readonly #logger: Logger;
  /** The state that was saved last, by identity of its parts. */
  #saved: ShowState | undefined;
  #since = 0;
  #saving: Promise<void> = Promise.resolve();
  #isSaving = false;

  constructor(show: string, log: EventLog, logger: Logger) {
    this.#show = show;
    this.#log = log;
    this.#logger = logger;
  }

  /** The newest snapshot, or the state of an empty show where there is none that this version understands. */
  async load(): Promise<ShowState> {
    const found = await this.#log.loadSnapshot(this.#show, STATE_VERSION);
    if (!found) return emptyShow('crew');
    const parts = Object.entries<string>(found.parts).map(([name, text]) => [name, JSON.parse(text)]);
    const state = ShowState.safeParse({
      ...emptyShow('crew'),
      ...Object.fromEntries(parts),
      seq: found.seq,
      talkSeq: found.talkSeq,
    });
    if (state.success) {
      this.#saved = state.data;
      return state.data;
    }
    this.#logger.warn(
      { err: state.error, show: this.#show },
      'A snapshot has another form; the log is read.',
    );
    return emptyShow('crew');
  }

  /** Takes note of events that are in the log; from time to time it saves the state they led to. */
  note(state: ShowState, events: number): void {
    this.#since += events;
    if (this.#since >= SAVE_EVERY && !this.#isSaving) void this.save(state);
  }

  /** Drops what is remembered of the last snapshot: its text was erased. */
  forget(): void {
    this.#saved = undefined;
  }

  /** Saves a state, the parts that changed since the last one; one part a turn, so that nothing waits for all of them. */
  save(state: ShowState): Promise<void> {
    this.#since = 0;
    this.#isSaving = true;
    this.#saving = this.#saving
      .then(() => this.#write(state))
      .catch((error: unknown) =>
        this.#logger.warn({ err: error }, 'A snapshot could not be saved; a restart takes longer.'),
      )
      .finally(() => {
        this.#isSaving = false;
      });
    return this.#saving;
  }

  async #write(state: ShowState): Promise<void> {
    const saved = this.#saved;
    if (saved && saved.seq === state.seq && saved.talkSeq === state.talkSeq) return;
    const parts: Record<string, string | null> = {};
    for (const key of Object.keys(state).filter(isFeature) as (keyof ShowState)[]) {
      parts[key] = saved?.[key] === state[key] ? null : JSON.stringify(state[key]);
      if (parts[key] !== null) await setImmediate();
    }
    const { seq, talkSeq } = state;
    const isSaved = await this.#log.saveSnapshot(this.#show, { seq, talkSeq, version: STATE_VERSION, parts });
    // What was turned down is followed by a whole one.
    this.#saved = isSaved ? state : undefined;
  }
}
