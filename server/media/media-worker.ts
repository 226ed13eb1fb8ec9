import { setTimeout as pause } from 'node:timers/promises';
import { createWorker, type types, version, workerBin } from 'mediasoup';
import { type ListenOptions, listenInfos } from './listen-infos.ts';
import type { MediaLog } from './media-log.ts';
import { MediaUnavailable } from './media-unavailable-error.ts';

/** How long a worker may take to run and to open its port before it counts as broken. */
const START_MS = 10_000;
/** The port of a server that was just killed is free again within this time. */
const PORT_TRIES = 15;
const PORT_PAUSE_MS = 200;
/**
 * A worker that dies again within this time of its start is given growing pauses, up to the longest, so that one which
 * can't live doesn't keep the machine busy. One that lived longer was of use to people, who wait for the next.
 */
const SETTLED_MS = 5000;
const LONGEST_PAUSE_MS = 10_000;

export interface WorkerOptions extends ListenOptions {
  /** 0 lets the worker choose. */
  readonly port: number;
  readonly workerBin?: string | undefined;
  readonly log: MediaLog;
}

/** A worker process that runs, with its port open. */
export interface RunningWorker {
  readonly worker: types.Worker;
  readonly webRtcServer: types.WebRtcServer;
}

/** Who lives on a worker and must move in anew whenever it was replaced. */
export interface Lodger {
  arrive(running: RunningWorker): Promise<void>;
  /** The worker is dead, and with it everything that was made on it. */
  lost(): void;
}

/** One core's place for a worker process: starts it, and starts another on the same port when it dies. */
export class MediaWorker {
  readonly #options: WorkerOptions;
  readonly #lodgers = new Set<Lodger>();
  #running: RunningWorker | undefined;
  #transports = 0;
  #startedAt = 0;
  #deaths = 0;
  #closed = false;

  static async create(options: WorkerOptions): Promise<MediaWorker> {
    const place = new MediaWorker(options);
    await place.#start();
    return place;
  }

  private constructor(options: WorkerOptions) {
    this.#options = options;
  }

  /** How much work it has. A room counts like a person, so that empty rooms spread over the workers too. */
  get load(): number {
    return this.#lodgers.size + this.#transports;
  }

  /** Process id of the worker that runs now. */
  get pid(): number | undefined {
    return this.#running?.worker.pid;
  }

  async add(lodger: Lodger): Promise<void> {
    this.#lodgers.add(lodger);
    if (this.#running) await lodger.arrive(this.#running);
  }

  remove(lodger: Lodger): void {
    this.#lodgers.delete(lodger);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#lodgers.clear();
    this.#running?.worker.close();
    this.#running = undefined;
  }

  async #start(): Promise<void> {
    const running = await start(this.#options);
    if (this.#closed) return running.worker.close();
    this.#running = running;
    this.#startedAt = Date.now();
    this.#transports = 0;
    running.webRtcServer.observer.on('webrtctransporthandled', () => {
      this.#transports += 1;
    });
    running.webRtcServer.observer.on('webrtctransportunhandled', () => {
      this.#transports -= 1;
    });
    // The event comes from the exit of the process, so its port is free by now.
    running.worker.once('died', error => void this.#replace(error));
    await Promise.all([...this.#lodgers].map(lodger => lodger.arrive(running)));
  }

  async #replace(error: Error): Promise<void> {
    const { log, port } = this.#options;
    this.#running = undefined;
    for (const lodger of this.#lodgers) lodger.lost();
    this.#deaths = Date.now() - this.#startedAt < SETTLED_MS ? this.#deaths + 1 : 1;
    log.error({ err: error, port }, 'A media worker died; another one takes its place.');
    while (!this.#closed && !this.#running) {
      // The first replacement starts at once, because people are waiting for their picture.
      if (this.#deaths > 1) await pause(Math.min(LONGEST_PAUSE_MS, 100 * 2 ** this.#deaths));
      try {
        if (!this.#closed) await this.#start();
      } catch (failure) {
        this.#deaths += 1;
        log.error({ err: failure, port }, 'A media worker could not be replaced yet.');
      }
    }
  }
}

async function start(options: WorkerOptions): Promise<RunningWorker> {
  const infos = await listenInfos(options, options.port);
  const binary = options.workerBin ?? workerBin;
  const worker = await inTime(spawn(binary), binary);
  try {
    return { worker, webRtcServer: await inTime(openPort(worker, infos), binary) };
  } catch (error) {
    worker.close();
    if (error instanceof MediaUnavailable) throw error;
    throw new MediaUnavailable(
      `The media port ${options.port} on ${options.listenIp} can't be opened: ${textOf(error)}. Stop the program that holds it, or choose another one with --media-port.`,
      error,
    );
  }
}

async function spawn(binary: string): Promise<types.Worker> {
  try {
    return await createWorker({ workerBin: binary, logLevel: 'warn' });
  } catch (error) {
    throw new MediaUnavailable(
      `The media worker ${binary} can't be run (${textOf(error)}). "npm start" fetches or builds it; or set MEDIASOUP_WORKER_BIN to a mediasoup-worker ${version}.`,
      error,
    );
  }
}

async function openPort(
  worker: types.Worker,
  infos: types.TransportListenInfo[],
): Promise<types.WebRtcServer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await worker.createWebRtcServer({ listenInfos: infos });
    } catch (error) {
      if (attempt === PORT_TRIES || worker.closed || !/address already in use/i.test(textOf(error)))
        throw error;
      await pause(PORT_PAUSE_MS);
    }
  }
}

/** A worker of another mediasoup version runs, but never answers. */
async function inTime<T>(work: Promise<T>, binary: string): Promise<T> {
  const late = new AbortController();
  const timeout = pause(START_MS, undefined, { signal: late.signal }).then(() => {
    throw new MediaUnavailable(
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

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
