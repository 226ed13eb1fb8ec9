import type { EventLog } from '../log/event-log.ts';
import type { Reactor, ShowContext } from '../show/feature.ts';
import { type KeptSummary, SUMMARY_VERSION, summaryOf } from './summary.ts';

/** The name of the projection. */
export const SUMMARY = 'home';
/** A show in which much happens saves its summary at most this often. */
const SAVE_EVERY_MS = 5000;

export interface ShowHomeOptions {
  readonly show: Pick<ShowContext, 'slug' | 'state' | 'clock' | 'logger' | 'broadcaster'>;
  readonly log: Pick<EventLog, 'saveProjection'>;
  readonly onClose: () => void;
}

/** Keeps the summary of one show. */
export class ShowHome implements Reactor {
  readonly #options: ShowHomeOptions;
  #savedSeq = -1;
  #cancel: (() => void) | undefined;

  constructor(options: ShowHomeOptions) {
    this.#options = options;
    this.#saveSoon();
  }

  get summary(): KeptSummary {
    return summaryOf(this.#options.show.state);
  }

  get watching(): number {
    return this.#options.show.broadcaster.watching;
  }

  observe(): void {
    this.#saveSoon();
  }

  async close(): Promise<void> {
    this.#cancel?.();
    await this.#save();
    this.#options.onClose();
  }

  #saveSoon(): void {
    this.#cancel ??= this.#options.show.clock.after(SAVE_EVERY_MS, () => {
      this.#cancel = undefined;
      void this.#save();
    });
  }

  async #save(): Promise<void> {
    const { show, log } = this.#options;
    try {
      const { seq, talkSeq } = show.state;
      if (seq === this.#savedSeq) return;
      const data = JSON.stringify(this.summary);
      await log.saveProjection(show.slug, SUMMARY, { version: SUMMARY_VERSION, seq, talkSeq, data });
      this.#savedSeq = seq;
    } catch (error) {
      show.logger.warn({ err: error }, 'The summary of a show could not be saved; it is made anew later.');
    }
  }
}
