import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { LogWriteError } from './event-log.ts';
import type { Job, Reply } from './thread-jobs.ts';

/** How long is waited before each attempt to open the file again, in milliseconds. */
const PAUSES_MS = [0, 50, 100, 200, 400, 800, 1600];
/** A thread that dies this often within this time will do so again. */
const MAX_DEATHS = 5;
const DEATHS_WITHIN_MS = 60_000;

interface Asked {
  readonly job: Job;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  sent: number;
}

export interface LogThreadOptions {
  /** Starts a thread, which posts `open` first of all, or fails with the reason why it can't. */
  readonly start: () => Worker;
  readonly logger: Pick<Logger, 'warn' | 'error'>;
  /** Called once when the thread can't be brought back. */
  readonly onFatal: (error: Error) => void;
}

/** The thread ended while this was under way, so it may be done or not. */
export class ThreadDiedError extends Error {}

/**
 * The thread that has the database open. One that dies is followed by another: what it was writing is left to its
 * caller, what it was reading is asked again, and what is asked meanwhile waits.
 */
export class LogThread {
  readonly #options: LogThreadOptions;
  readonly #asked = new Map<number, Asked>();
  #worker: Worker | undefined;
  #lastId = 0;
  #deaths: number[] = [];
  #ended: Error | undefined;

  private constructor(options: LogThreadOptions) {
    this.#options = options;
  }

  /** Rejects with the reason where the first thread can't open the file. */
  static async open(options: LogThreadOptions): Promise<LogThread> {
    const thread = new LogThread(options);
    await thread.#start();
    return thread;
  }

  /** Rejects with a LogWriteError where the job failed, with a ThreadDiedError where nobody knows. */
  ask(job: Job): Promise<unknown> {
    if (this.#ended) return Promise.reject(this.#ended);
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const asked: Asked = { job, resolve, reject, sent: 0 };
      this.#asked.set(id, asked);
      if (this.#worker) this.#send(this.#worker, id, asked);
    });
  }

  /** Closes the file; everything asked afterwards fails. */
  async close(): Promise<void> {
    const closed = this.ask({ op: 'close' });
    this.#ended = new LogWriteError('The log was closed.', undefined);
    await closed.catch(() => {});
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #start(): Promise<void> {
    const worker = this.#options.start();
    await opened(worker);
    let reason: Error | undefined;
    worker.on('message', (reply: Reply) => this.#settle(reply));
    worker.on('error', error => {
      reason = error as Error;
    });
    worker.once('exit', () => void this.#died(reason ?? new Error('The thread of the log has ended.')));
    this.#worker = worker;
    for (const [id, asked] of this.#asked) this.#send(worker, id, asked);
  }

  #send(worker: Worker, id: number, asked: Asked): void {
    asked.sent += 1;
    worker.postMessage({ id, job: asked.job });
  }

  #settle(reply: Reply): void {
    const asked = this.#asked.get(reply.id);
    this.#asked.delete(reply.id);
    if (reply.ok) asked?.resolve(reply.value);
    else asked?.reject(new LogWriteError(reply.message, reply.code));
  }

  async #died(reason: Error): Promise<void> {
    this.#worker = undefined;
    for (const [id, asked] of this.#asked) {
      // What is safe to do twice is asked again once; a second time it may be the job itself that kills the thread.
      if (asked.sent === 0 || (asked.job.op !== 'append' && asked.sent < 2)) continue;
      this.#asked.delete(id);
      asked.reject(new ThreadDiedError(reason.message));
    }
    if (this.#ended) return this.#failAll(this.#ended);
    const now = performance.now();
    this.#deaths = [...this.#deaths.filter(at => now - at < DEATHS_WITHIN_MS), now];
    this.#options.logger.error({ err: reason }, 'The thread of the log has died; it is started again.');
    await this.#restart(reason);
  }

  async #restart(reason: Error): Promise<void> {
    let last = reason;
    if (this.#deaths.length <= MAX_DEATHS) {
      for (const ms of PAUSES_MS) {
        await pause(ms);
        try {
          return await this.#start();
        } catch (error) {
          last = error as Error;
          this.#options.logger.warn({ err: error }, 'The log can’t be opened again yet.');
        }
      }
    }
    this.#ended = new LogWriteError(`The log can’t be opened again: ${last.message}`, undefined);
    this.#failAll(this.#ended);
    this.#options.onFatal(this.#ended);
  }

  #failAll(error: Error): void {
    for (const asked of this.#asked.values()) asked.reject(error);
    this.#asked.clear();
  }
}

/** Rejects with the reason where the thread ends instead. */
async function opened(worker: Worker): Promise<void> {
  const over = new AbortController();
  const ended = once(worker, 'exit', { signal: over.signal }).then(() => {
    throw new Error('The thread of the log ended before it had opened the file.');
  });
  try {
    await Promise.race([once(worker, 'message', { signal: over.signal }), ended]);
  } finally {
    over.abort();
    ended.catch(() => {});
  }
}
