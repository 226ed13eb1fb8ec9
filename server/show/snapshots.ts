import type { Logger } from 'pino';
import { STATE_VERSION } from '../../shared/show/protocol.ts';
import { emptyShow, ShowState } from '../../shared/show/state.ts';
import type { EventLog } from '../log/event-log.ts';
import { stringifyInTurns } from './json-pieces.ts';
import { sampleOf } from './sample.ts';
import { type Clock, systemClock } from './time/clock.ts';

/** A state is saved after so many events … */
const SAVE_EVERY = 1000;
/** … but in a rush not more often than this, in milliseconds … */
const SAVE_PAUSE_MS = 5000;
/** … unless so many came meanwhile: a restart folds hardly more. */
const SAVE_ALWAYS = 5000;

/** Parts of the state that are numbers of the log and not a feature's. */
const isFeature = (key: string): boolean => key !== 'seq' && key !== 'talkSeq' && key !== 'viewpoint';

export interface SnapshotsOptions {
  readonly show: string;
  readonly log: Pick<EventLog, 'loadSnapshot' | 'saveSnapshot'>;
  readonly logger: Pick<Logger, 'warn'>;
  readonly clock?: Pick<Clock, 'now'>;
}

/** The folded state of one show, kept so that a restart folds only what came after it. */
export class Snapshots {
  readonly #show: string;
  readonly #log: SnapshotsOptions['log'];
  readonly #logger: SnapshotsOptions['logger'];
  /** The state that was saved last, by identity of its parts. */
  #saved: ShowState | undefined;
  #since = 0;
  readonly #clock: Pick<Clock, 'now'>;
  #begunAt: number;
  #saving: Promise<void> = Promise.resolve();
  #isSaving = false;

  constructor({ show, log, logger, clock = systemClock }: SnapshotsOptions) {
    this.#show = show;
    this.#log = log;
    this.#logger = logger;
    this.#clock = clock;
    // Whoever waits for a show to open shall not wait for its snapshot too.
    this.#begunAt = clock.now();
  }

  /** The newest snapshot, or the state of an empty show where there is none that this version understands. */
  async load(): Promise<ShowState> {
    const found = await this.#log.loadSnapshot(this.#show, STATE_VERSION);
    if (!found) return emptyShow('crew');
    const parts = Object.entries<string>(found.parts).map(([name, text]) => [name, JSON.parse(text)]);
    const { seq, talkSeq } = found;
    const state = { ...emptyShow('crew'), ...Object.fromEntries(parts), seq, talkSeq } as ShowState;
    // The version tells what form it has; this finds out where somebody forgot to raise it.
    // Each part by itself, as a sample of all would leave features out once there are many.
    const samples = Object.entries(state).map(([name, part]) => [name, sampleOf(part)] as const);
    const check = ShowState.safeParse(Object.fromEntries(samples), { jitless: true });
    if (check.success) {
      this.#saved = state;
      return state;
    }
    this.#logger.warn(
      { err: check.error, show: this.#show },
      'A snapshot has another form; the log is read.',
    );
    return emptyShow('crew');
  }

  /** Takes note of events that are in the log; from time to time it saves the state they led to. */
  note(state: ShowState, events: number): void {
    this.#since += events;
    if (this.#isSaving || this.#since < SAVE_EVERY) return;
    if (this.#since >= SAVE_ALWAYS || this.#clock.now() - this.#begunAt >= SAVE_PAUSE_MS)
      void this.save(state);
  }

  /** Drops what is remembered of the last snapshot: its text was erased, or what the disk has is not known. */
  forget(): void {
    this.#saved = undefined;
  }

  /** Saves a state, the parts that changed since the last one. */
  save(state: ShowState): Promise<void> {
    this.#since = 0;
    this.#begunAt = this.#clock.now();
    this.#isSaving = true;
    this.#saving = this.#saving
      .then(() => this.#write(state))
      .catch((error: unknown) => {
        this.forget();
        this.#logger.warn({ err: error }, 'A snapshot could not be saved; a restart takes longer.');
      })
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
      const part = state[key] as object;
      parts[key] = saved?.[key] === part ? null : await stringifyInTurns(part);
    }
    const { seq, talkSeq } = state;
    const isSaved = await this.#log.saveSnapshot(this.#show, { seq, talkSeq, version: STATE_VERSION, parts });
    // What was turned down is followed by a whole one.
    this.#saved = isSaved ? state : undefined;
  }
}
