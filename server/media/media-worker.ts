import { setTimeout as pause } from 'node:timers/promises';
import { createWorker, type types, version, workerBin } from 'mediasoup';
import { isDoneIn } from '../in-time.ts';
import { type ListenOptions, listenInfos } from './listen-infos.ts';
import type { MediaLog } from './media-log.ts';
import { MediaUnavailableError, messageOf } from './media-unavailable-error.ts';
import { NetworkServer } from './network-server.ts';
import { openPort } from './open-port.ts';

/** How long a worker may take to start, and to open its port. */
const START_MS = 10_000;
/**
 * A worker that dies within this time of its start is replaced after a growing delay, up to the longest, so that one
 * which can't run doesn't keep the machine busy. One that ran longer is replaced at once.
 */
const STABLE_MS = 5000;
const MAX_RESTART_DELAY_MS = 10_000;
/**
 * A worker that is there and answers nothing is noticed within five seconds: it is asked a second after each answer, and
 * has failed when it leaves two questions in a row without one. A machine that slept may leave one.
 */
const ASK_EVERY_MS = 1000;
const ANSWER_MS = 2000;
const MISSED_ANSWERS = 2;

export interface WorkerOptions extends ListenOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly workerBin?: string | undefined;
  readonly log: MediaLog;
}

/** A running worker process with its port open. */
export interface RunningWorker {
  readonly worker: types.Worker;
  readonly webRtcServer: types.WebRtcServer;
}

/** Has routers on a worker, and makes them anew whenever the worker was replaced. */
export interface WorkerListener {
  onWorkerReady(running: RunningWorker): Promise<void>;
  /** The worker has died, and with it everything that was made on it. */
  onWorkerDied(): void;
}

/** Supervises one worker process: starts it, and starts another on the same port when it dies. */
export class MediaWorker {
  readonly #options: WorkerOptions;
  readonly #listeners = new Set<WorkerListener>();
  #running: RunningWorker | undefined;
  /** On further addresses than those of its start; undefined while there are none. */
  #network: NetworkServer | undefined;
  #networkAddresses: readonly string[] = [];
  #transports = 0;
  #startedAt = 0;
  #deaths = 0;
  #closed = false;

  static async create(options: WorkerOptions): Promise<MediaWorker> {
    const worker = new MediaWorker(options);
    await worker.#start();
    return worker;
  }

  private constructor(options: WorkerOptions) {
    this.#options = options;
  }

  /** Its load, in transports. A room counts as one, so that empty rooms are spread over the workers too. */
  get load(): number {
    return this.#listeners.size + this.#transports;
  }

  /** Process id of the worker that runs now. */
  get pid(): number | undefined {
    return this.#running?.worker.pid;
  }

  /** The port that it listens on. */
  get port(): number {
    return this.#options.port;
  }

  /**
   * Opens the media to further addresses of this machine, instead of those named before; none of them is open with an empty
   * list. Whoever is connected by an address that is closed loses it. Rejects where its port is taken there.
   */
  async openTo(addresses: readonly string[]): Promise<void> {
    this.#networkAddresses = addresses;
    this.#network?.close(addresses);
    this.#network = undefined;
    await this.#openNetwork();
  }

  /** The WebRTC server for new transports. */
  get webRtcServer(): types.WebRtcServer | undefined {
    return this.#network?.webRtcServer ?? this.#running?.webRtcServer;
  }

  async add(listener: WorkerListener): Promise<void> {
    this.#listeners.add(listener);
    if (this.#running) await listener.onWorkerReady(this.#running);
  }

  remove(listener: WorkerListener): void {
    this.#listeners.delete(listener);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#listeners.clear();
    this.#running?.worker.close();
    this.#running = undefined;
  }

  async #start(): Promise<void> {
    const running = await start(this.#options);
    if (this.#closed) return running.worker.close();
    this.#running = running;
    this.#startedAt = performance.now();
    this.#transports = 0;
    this.#count(running.webRtcServer);
    this.#network = undefined;
    await this.#openNetwork().catch((error: unknown) =>
      this.#options.log.error({ err: error }, 'The media could not be opened to the network again.'),
    );
    // The event is raised by the exit of the process, so its port is free by now.
    running.worker.once('died', error => void this.#replace(error));
    void this.#watch(running.worker);
    await Promise.all([...this.#listeners].map(listener => listener.onWorkerReady(running)));
  }

  async #openNetwork(): Promise<void> {
    const { worker } = this.#running ?? {};
    if (!worker || this.#networkAddresses.length === 0) return;
    const opened = await NetworkServer.open(worker, this.#options.port, this.#networkAddresses);
    this.#count(opened.webRtcServer);
    this.#network = opened;
  }

  #count({ observer }: types.WebRtcServer): void {
    observer.on('webrtctransporthandled', () => {
      this.#transports += 1;
    });
    observer.on('webrtctransportunhandled', () => {
      this.#transports -= 1;
    });
  }

  /** Ends a worker that answers nothing any more; its death is then heard of as any other. */
  async #watch(worker: types.Worker): Promise<void> {
    let missed = 0;
    while (missed < MISSED_ANSWERS) {
      if (missed === 0) await pause(ASK_EVERY_MS, undefined, { ref: false });
      if (worker.closed) return;
      missed = (await isDoneIn(ANSWER_MS, worker.getResourceUsage())) ? 0 : missed + 1;
    }
    if (worker.closed) return;
    this.#options.log.error({ pid: worker.pid }, 'A media worker answers nothing any more; it is ended.');
    process.kill(worker.pid, 'SIGKILL');
  }

  async #replace(cause: Error): Promise<void> {
    const { log, port } = this.#options;
    this.#running = undefined;
    for (const listener of this.#listeners) listener.onWorkerDied();
    this.#deaths = performance.now() - this.#startedAt < STABLE_MS ? this.#deaths + 1 : 1;
    log.error({ err: cause, port }, 'A media worker died; another one takes its place.');
    while (!this.#closed && !this.#running) {
      // The first replacement starts at once: the show is without media until then.
      if (this.#deaths > 1) await pause(Math.min(MAX_RESTART_DELAY_MS, 100 * 2 ** this.#deaths));
      try {
        if (!this.#closed) await this.#start();
      } catch (error) {
        this.#deaths += 1;
        log.error({ err: error, port }, 'A media worker could not be replaced yet.');
      }
    }
  }
}

async function start(options: WorkerOptions): Promise<RunningWorker> {
  const infos = await listenInfos(options, options.port);
  const binary = options.workerBin ?? workerBin;
  const worker = await withTimeout(spawn(binary), binary);
  try {
    return { worker, webRtcServer: await withTimeout(openPort(worker, infos), binary) };
  } catch (error) {
    worker.close();
    if (error instanceof MediaUnavailableError) throw error;
    throw new MediaUnavailableError(
      'port-taken',
      `The media port ${options.port} on ${options.listenIp} can't be opened: ${messageOf(error)}. Stop the program that holds it, or choose another one with --media-port.`,
      error,
    );
  }
}

async function spawn(binary: string): Promise<types.Worker> {
  try {
    return await createWorker({ workerBin: binary, logLevel: 'warn' });
  } catch (error) {
    throw new MediaUnavailableError(
      'no-worker',
      `The media worker ${binary} can't be run (${messageOf(error)}). "npm start" fetches or builds it; or set MEDIASOUP_WORKER_BIN to a mediasoup-worker ${version}.`,
      error,
    );
  }
}

/** A worker of another mediasoup version runs, but never answers. */
async function withTimeout<T>(work: Promise<T>, binary: string): Promise<T> {
  const late = new AbortController();
  const timeout = pause(START_MS, undefined, { signal: late.signal }).then(() => {
    throw new MediaUnavailableError(
      'wrong-worker',
      `The media worker ${binary} doesn't answer. It must be mediasoup-worker ${version}; delete it and run "npm start" to get that one.`,
    );
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    late.abort();
    timeout.catch(() => {});
  }
}
