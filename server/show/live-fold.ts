import type { ShowEvent } from '../../shared/show/events.ts';

/** What is made of a show's events, one after the other. Events may come again, as long as all later ones do too. */
export interface Fold {
  apply(event: ShowEvent): void;
}

/** A fold that is read from the log once, and kept true by what happens since. */
export class LiveFold<F extends Fold> {
  readonly #fold: F;
  /** What has happened while the log is read; undefined once it was. */
  #missed: ShowEvent[] | undefined = [];
  readonly #isRead: Promise<void>;

  constructor(fold: F, log: AsyncIterable<readonly ShowEvent[]>) {
    this.#fold = fold;
    this.#isRead = this.#read(log);
    // Whoever asks is told; where nobody does, nothing is lost.
    this.#isRead.catch(() => {});
  }

  /** Takes an event that is in the log. */
  observe(event: ShowEvent): void {
    if (this.#missed) this.#missed.push(event);
    else this.#fold.apply(event);
  }

  /** The fold with everything that has happened. Rejects where the log could not be read. */
  async read(): Promise<F> {
    await this.#isRead;
    return this.#fold;
  }

  async #read(log: AsyncIterable<readonly ShowEvent[]>): Promise<void> {
    for await (const events of log) for (const event of events) this.#fold.apply(event);
    for (const event of this.#missed ?? []) this.#fold.apply(event);
    this.#missed = undefined;
  }
}

/** A live fold that is read once somebody asks for it. One whose log could not be read is read again for who asks next. */
export class FoldOnDemand<F extends Fold> {
  readonly #create: () => F;
  readonly #readLog: () => AsyncIterable<readonly ShowEvent[]>;
  #live: LiveFold<F> | undefined;

  constructor(create: () => F, readLog: () => AsyncIterable<readonly ShowEvent[]>) {
    this.#create = create;
    this.#readLog = readLog;
  }

  /** Folds from now on what is observed, without a log: where nothing has happened yet that belongs to it. */
  begin(): void {
    this.#live = new LiveFold(this.#create(), nothing());
  }

  /** Takes an event that is in the log. */
  observe(event: ShowEvent): void {
    this.#live?.observe(event);
  }

  /** The fold with everything that has happened. Rejects where the log could not be read. */
  async read(): Promise<F> {
    this.#live ??= new LiveFold(this.#create(), this.#readLog());
    const live = this.#live;
    try {
      return await live.read();
    } catch (error) {
      if (this.#live === live) this.#live = undefined;
      throw error;
    }
  }
}

async function* nothing(): AsyncGenerator<never> {}
