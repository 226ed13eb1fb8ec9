import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Signal } from '../../shared/show/signals.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { systemClock } from '../show/time/clock.ts';
import { AnalysisState } from './analysis-state.ts';
import type { WorkerMessage, WorkerRequest } from './worker.ts';

const WORKER = new URL('./worker.ts', import.meta.url);
/** A worker that ran this long was stable: when it ends, the delays begin with the shortest again. */
const STABLE_MS = 30_000;
const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 30_000;
/** What comes within this time goes to the worker in one message, because each one costs both threads some 0.1 ms. */
const BATCH_MS = 50;

export interface IntelligenceOptions {
  readonly log: Pick<Logger, 'warn' | 'error'>;
  /** Starts the worker thread; for tests that end it. */
  readonly startWorker?: () => Worker;
}

/** Analysis of one show. It reads behind the log, so it may lag, fail and restart without effect on the show. */
export interface ShowIntelligence {
  /** Passes an event of the show's log on. Never throws and never waits. */
  observe(event: ShowEvent): void;
  /** The newest signal of each kind, for somebody who joins. */
  latest(): Signal[];
  close(): void;
}

interface AnalysedShow {
  readonly state: AnalysisState;
  readonly latest: Map<Signal['signal'], Signal>;
  readonly onSignal: (signal: Signal) => void;
  readonly now: () => number;
}

/**
 * Analyses the chat of every show in a worker thread, and restarts the thread with the state of every show if it ends.
 * The thread is there once a show has something to analyse: products or lines.
 */
export class Intelligence {
  readonly #log: IntelligenceOptions['log'];
  readonly #startWorker: () => Worker;
  readonly #shows = new Map<string, AnalysedShow>();
  #worker: Worker | undefined;
  #waiting: WorkerRequest[] = [];
  #batch: NodeJS.Timeout | undefined;
  #restart: NodeJS.Timeout | undefined;
  #startedAt: number | undefined;
  #failures = 0;
  #isClosed = false;

  constructor({ log, startWorker }: IntelligenceOptions) {
    this.#log = log;
    this.#startWorker = startWorker ?? (() => new Worker(WORKER));
  }

  /**
   * Starts the analysis of a show from its current state.
   * @param onSignal called at most once a second for each kind of signal
   * @param now the show's time, that of its events
   */
  openShow(
    showId: string,
    state: ShowState,
    onSignal: (signal: Signal) => void,
    now: () => number = systemClock.now,
  ): ShowIntelligence {
    const show: AnalysedShow = {
      state: new AnalysisState({ ...state, messages: state.chat.messages }),
      latest: new Map(),
      onSignal,
      now,
    };
    this.#shows.set(showId, show);
    const isEmpty = state.catalog.products.length === 0 && state.chat.messages.length === 0;
    if (this.#startedAt !== undefined) this.#openInWorker(showId, show);
    else if (!isEmpty) this.#start();
    return {
      observe: event => this.#observe(showId, show, event),
      latest: () => [...show.latest.values()],
      close: () => this.#closeShow(showId, show),
    };
  }

  /** Ends the worker. No signal comes any more. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#restart);
    clearTimeout(this.#batch);
    this.#shows.clear();
    void this.#worker?.terminate();
    this.#worker = undefined;
  }

  #observe(showId: string, show: AnalysedShow, event: ShowEvent): void {
    try {
      if (this.#shows.get(showId) !== show || !show.state.apply(event)) return;
      if (this.#startedAt === undefined) this.#start();
      else this.#post({ kind: 'event', showId, event });
    } catch (error) {
      this.#log.error(
        { err: error, show: showId, event: event.name },
        'Intelligence could not apply an event.',
      );
    }
  }

  #closeShow(showId: string, show: AnalysedShow): void {
    if (this.#shows.get(showId) !== show) return;
    this.#shows.delete(showId);
    this.#post({ kind: 'close', showId });
  }

  /** Without a worker nothing is lost: the next one starts from the state. */
  #post(request: WorkerRequest): void {
    if (!this.#worker) return;
    this.#waiting.push(request);
    this.#batch ??= setTimeout(() => this.#sendBatch(), BATCH_MS).unref();
  }

  #sendBatch(): void {
    this.#batch = undefined;
    this.#worker?.postMessage(this.#waiting);
    this.#waiting = [];
  }

  #start(): void {
    const worker = this.#startWorker();
    this.#worker = worker;
    this.#startedAt = performance.now();
    // The worker alone must not keep the process alive.
    worker.unref();
    worker.on('message', (message: WorkerMessage) => this.#onMessage(message));
    worker.on('error', error => this.#log.error({ err: error }, 'The intelligence worker failed.'));
    worker.on('exit', code => this.#onExit(code));
    for (const [showId, show] of this.#shows) this.#openInWorker(showId, show);
  }

  #openInWorker(showId: string, { state, now }: AnalysedShow): void {
    this.#post({ kind: 'open', showId, start: state.snapshot(now()), now: now() });
  }

  #onExit(code: number): void {
    this.#worker = undefined;
    this.#waiting = [];
    if (this.#isClosed) return;
    this.#failures = performance.now() - (this.#startedAt ?? 0) > STABLE_MS ? 0 : this.#failures + 1;
    const delayMs = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** this.#failures - FIRST_DELAY_MS);
    this.#log.warn({ code, delayMs }, 'The intelligence worker ended and is restarted.');
    this.#restart = setTimeout(() => this.#start(), delayMs).unref();
  }

  #onMessage(message: WorkerMessage): void {
    if (message.kind === 'error') {
      this.#log.error({ err: message.error, show: message.showId }, 'The analysis of a show failed.');
      return;
    }
    const show = this.#shows.get(message.showId);
    if (!show) return;
    show.latest.set(message.signal.signal, message.signal);
    try {
      show.onSignal(message.signal);
    } catch (error) {
      this.#log.error({ err: error, show: message.showId }, 'A signal could not be sent.');
    }
  }
}
