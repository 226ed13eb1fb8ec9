import type { Logger } from 'pino';
import { Piscina } from 'piscina';
import type { Classified } from '../../shared/moderation/judgement.ts';

/** How long lines wait for the classifier before rules alone decide. */
const WITHIN_MS = 250;
/** Lines that go to the thread in one message: some 3 ms of its work. */
const BATCH_LINES = 64;
/** Lines that may wait: more than the thread judges within the time would wait in vain. */
const MAX_WAITING = 2000;
/** A thread that takes so long for a batch is stuck and is ended; at first it has the models to load. */
const STUCK_MS = 5000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;

const WORKER = new URL('./judge-worker.ts', import.meta.url);

interface Waiting {
  readonly lines: readonly string[];
  readonly until: number;
  readonly answer: (judged: readonly Classified[] | undefined) => void;
}

export interface JudgePoolOptions {
  readonly logger: Pick<Logger, 'warn'>;
  /** The module of the thread; for tests that end or hold it. */
  readonly worker?: URL;
  /** How long lines wait, in milliseconds. */
  readonly withinMs?: number;
}

/**
 * Judges lines of all shows in a thread beside them. Lines that come while it is at work go to it together, in the order
 * in which they came. It may be slow, fail or be killed: lines wait for it only so long, and it comes back by itself.
 */
export class JudgePool {
  readonly #options: JudgePoolOptions;
  #threads: Piscina | undefined;
  #waiting: Waiting[] = [];
  #waitingLines = 0;
  #isRunning = false;
  #failures = 0;
  #pausedUntil = 0;
  #isClosed = false;

  constructor(options: JudgePoolOptions) {
    this.#options = options;
  }

  /** Starts the thread, once, and has it load the models, so that a show's first lines need not wait for that. */
  warm(): void {
    if (!this.#threads) void this.judge([]);
  }

  /** What the classifier says of each line; undefined where it can't say it in time. */
  judge(lines: readonly string[]): Promise<readonly Classified[] | undefined> {
    const { withinMs = WITHIN_MS } = this.#options;
    const now = performance.now();
    const isFull = this.#waitingLines + lines.length > MAX_WAITING;
    if (this.#isClosed || isFull || now < this.#pausedUntil) return Promise.resolve(undefined);
    return new Promise(resolve => {
      const timer = setTimeout(resolve, withinMs, undefined);
      const answer: Waiting['answer'] = judged => {
        clearTimeout(timer);
        resolve(judged);
      };
      this.#waiting.push({ lines, until: now + withinMs, answer });
      this.#waitingLines += lines.length;
      void this.#run();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#threads?.destroy();
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let batch = this.#nextBatch(); batch.length > 0; batch = this.#nextBatch())
      await this.#runBatch(batch);
    this.#isRunning = false;
  }

  /** The next ones that wait; those that waited too long were decided on without this. */
  #nextBatch(): readonly Waiting[] {
    const batch: Waiting[] = [];
    const now = performance.now();
    let count = 0;
    while (count < BATCH_LINES) {
      const next = this.#waiting.shift();
      if (!next) break;
      this.#waitingLines -= next.lines.length;
      if (next.until < now) continue;
      batch.push(next);
      count += next.lines.length;
    }
    return batch;
  }

  async #runBatch(batch: readonly Waiting[]): Promise<void> {
    const stuck = new AbortController();
    const timer = setTimeout(() => stuck.abort(), STUCK_MS).unref();
    try {
      const judged: readonly Classified[] = await this.#start().run(
        batch.flatMap(({ lines }) => lines),
        { signal: stuck.signal },
      );
      this.#failures = 0;
      let from = 0;
      for (const { lines, answer } of batch) {
        answer(judged.slice(from, from + lines.length));
        from += lines.length;
      }
    } catch (error) {
      for (const { answer } of batch) answer(undefined);
      this.#failed(error);
    } finally {
      clearTimeout(timer);
    }
  }

  #start(): Piscina {
    if (this.#threads) return this.#threads;
    const { worker = WORKER } = this.#options;
    // One thread keeps the order of the lines, and judges more of them than any show has.
    this.#threads = new Piscina({ filename: worker.href, minThreads: 1, maxThreads: 1 });
    // Of a thread that ends between two batches; the next one is there already.
    this.#threads.on('error', error => this.#warn(error));
    return this.#threads;
  }

  /** Leaves the thread alone for a while, longer after each failure: what fails at once would only keep it busy. */
  #failed(error: unknown): void {
    if (this.#isClosed) return;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** this.#failures, LONGEST_PAUSE_MS);
    this.#failures += 1;
    this.#pausedUntil = performance.now() + pause;
    this.#warn(error);
  }

  #warn(error: unknown): void {
    if (!this.#isClosed)
      this.#options.logger.warn(
        { err: error },
        'Chat is judged by rules alone until the classifier is back.',
      );
  }
}
