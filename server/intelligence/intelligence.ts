import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Signal } from '../../shared/show/signals.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { Memory } from './memory.ts';
import type { FromWorker, ToWorker } from './worker.ts';

const WORKER = new URL('./worker.ts', import.meta.url);
/** A worker that lived this long died of something new. */
const STEADY_MS = 30_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

export interface IntelligenceOptions {
  readonly log: Pick<Logger, 'warn' | 'error'>;
  /** Starts the thread; a parameter so that a test can end it. */
  readonly startWorker?: () => Worker;
}

/** One show's reader. It stands behind the log: it may lag, fail or come back without the show noticing. */
export interface ShowIntelligence {
  /** Takes an event of the show's log in. Never throws and never waits. */
  observe(event: ShowEvent): void;
  /** The newest signal of each kind, for somebody who joins between two of them. */
  latest(): Signal[];
  close(): void;
}

interface Reader {
  readonly memory: Memory;
  readonly latest: Map<Signal['signal'], Signal>;
  readonly onSignal: (signal: Signal) => void;
}

/** Reads the room of every show in a thread of its own, and starts that thread again with what it knew if it dies. */
export class Intelligence {
  readonly #log: IntelligenceOptions['log'];
  readonly #startWorker: () => Worker;
  readonly #readers = new Map<string, Reader>();
  #worker: Worker | undefined;
  #restart: NodeJS.Timeout | undefined;
  #startedAt = 0;
  #failures = 0;
  #isClosed = false;

  private constructor({ log, startWorker }: IntelligenceOptions) {
    this.#log = log;
    this.#startWorker = startWorker ?? (() => new Worker(WORKER));
  }

  /** Starts the worker. */
  static create(options: IntelligenceOptions): Intelligence {
    const intelligence = new Intelligence(options);
    intelligence.#start();
    return intelligence;
  }

  /**
   * Begins to read a show, from its state now on.
   * @param onSignal told of each kind of signal at most once a second
   */
  openShow(showId: string, state: ShowState, onSignal: (signal: Signal) => void): ShowIntelligence {
    const reader: Reader = { memory: new Memory(state), latest: new Map(), onSignal };
    this.#readers.set(showId, reader);
    this.#post({ kind: 'open', showId, start: reader.memory.recollect(Date.now()) });
    return {
      observe: event => this.#observe(showId, reader, event),
      latest: () => [...reader.latest.values()],
      close: () => this.#closeShow(showId, reader),
    };
  }

  /** Ends the worker; no signal is told any more. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#restart);
    this.#readers.clear();
    void this.#worker?.terminate();
    this.#worker = undefined;
  }

  #observe(showId: string, reader: Reader, event: ShowEvent): void {
    try {
      if (this.#readers.get(showId) !== reader || !reader.memory.take(event)) return;
      this.#post({ kind: 'event', showId, event });
    } catch (error) {
      this.#log.error(
        { err: error, show: showId, event: event.name },
        'intelligence could not take an event in',
      );
    }
  }

  #closeShow(showId: string, reader: Reader): void {
    if (this.#readers.get(showId) !== reader) return;
    this.#readers.delete(showId);
    this.#post({ kind: 'close', showId });
  }

  /** While there is no worker nothing is lost: the next one starts from the memory. */
  #post(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }

  #start(): void {
    const worker = this.#startWorker();
    this.#worker = worker;
    this.#startedAt = Date.now();
    // The server's sockets keep the process alive; a reader of shows alone must not.
    worker.unref();
    worker.on('message', (message: FromWorker) => this.#hear(message));
    worker.on('error', error => this.#log.error({ err: error }, 'the intelligence worker failed'));
    worker.on('exit', code => this.#onExit(code));
    for (const [showId, reader] of this.#readers) {
      this.#post({ kind: 'open', showId, start: reader.memory.recollect(Date.now()) });
    }
  }

  #onExit(code: number): void {
    this.#worker = undefined;
    if (this.#isClosed) return;
    this.#failures = Date.now() - this.#startedAt > STEADY_MS ? 0 : this.#failures + 1;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures - FIRST_WAIT_MS);
    this.#log.warn({ code, wait }, 'the intelligence worker ended and is started again');
    this.#restart = setTimeout(() => this.#start(), wait).unref();
  }

  #hear(message: FromWorker): void {
    if (message.kind === 'fault') {
      this.#log.error(
        { err: message.error, show: message.showId },
        'the intelligence worker met a fault in a show',
      );
      return;
    }
    const reader = this.#readers.get(message.showId);
    if (!reader) return;
    reader.latest.set(message.signal.signal, message.signal);
    try {
      reader.onSignal(message.signal);
    } catch (error) {
      this.#log.error({ err: error, show: message.showId }, 'a signal could not be told');
    }
  }
}
