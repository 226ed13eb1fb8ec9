import { MAX_SOURCES, type Minute } from '../../shared/report/minute.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Reactor, ShowContext } from '../show/feature.ts';

const MINUTE_MS = 60_000;
/** How often the people who watch are counted. */
const COUNT_EVERY_MS = 5000;

export interface Feelings {
  /** The room's present score, from -100 to +100; undefined where nobody has said enough. */
  score(): number | undefined;
  /** How many reactions there were since the last call. */
  takeReactions(): number;
}

/** Counts what happens in a live show, and writes it to the log once a minute and at the show's end. */
export class Sampler implements Reactor {
  readonly #show: ShowContext;
  readonly #feelings: Feelings;
  /** Who has said by which link they came; each counts once for as long as the show is open. */
  readonly #arrived = new Set<string>();
  #sources = new Map<string, number>();
  #counts: number[] = [];
  #lines = 0;
  #lastAt: number;
  #cancel: () => void = () => {};
  #isClosed = false;

  constructor(show: ShowContext, feelings: Feelings) {
    this.#show = show;
    this.#feelings = feelings;
    this.#lastAt = show.clock.now();
    if (this.#isLive) this.#begin();
  }

  observe(event: ShowEvent): void {
    const { name, at } = event;
    if (event.name === 'chat.posted' && !event.data.message.hidden) this.#lines += 1;
    if (name === 'show.wentLive') this.#begin(at);
    if (name === 'show.ended') {
      this.#cancel();
      void this.#write();
    }
  }

  arrive(personId: string, source: string): void {
    if (this.#arrived.has(personId)) return;
    this.#arrived.add(personId);
    const isKnown = this.#sources.has(source);
    const name = isKnown || this.#sources.size < MAX_SOURCES ? source : '';
    this.#sources.set(name, (this.#sources.get(name) ?? 0) + 1);
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel();
  }

  get #isLive(): boolean {
    return this.#show.state.lifecycle.phase.kind === 'live';
  }

  #begin(at = this.#show.clock.now()): void {
    this.#lastAt = at;
    this.#lines = 0;
    this.#counts = [];
    this.#feelings.takeReactions();
    this.#count();
  }

  #count(): void {
    this.#cancel();
    this.#counts.push(this.#show.broadcaster.watching);
    if (this.#show.clock.now() - this.#lastAt >= MINUTE_MS) void this.#write();
    this.#cancel = this.#show.clock.after(COUNT_EVERY_MS, () => {
      if (this.#isLive && !this.#isClosed) this.#count();
    });
  }

  async #write(): Promise<void> {
    const counts = this.#counts.length > 0 ? this.#counts : [this.#show.broadcaster.watching];
    const minute: Minute = {
      at: this.#show.clock.now(),
      watching: counts.reduce((sum, each) => sum + each, 0) / counts.length,
      peak: Math.max(...counts),
      lines: this.#lines,
      reactions: this.#feelings.takeReactions(),
      score: this.#feelings.score() ?? null,
      sources: [...this.#sources].map(([source, people]) => ({ source, people })),
    };
    this.#lastAt = minute.at;
    this.#lines = 0;
    this.#counts = [];
    this.#sources = new Map();
    try {
      await this.#show.submit('report.sample', { minute });
    } catch (error) {
      this.#show.logger.warn({ err: error }, 'A minute of the report could not be written to the log.');
    }
  }
}
