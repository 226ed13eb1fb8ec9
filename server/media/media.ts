import { availableParallelism } from 'node:os';
import { setLogEventListeners } from 'mediasoup';
import type { Signal } from '../../shared/show/signals.ts';
import type { MediaLog } from './media-log.ts';
import { MediaRoom } from './media-room.ts';
import { MediaUnavailableError } from './media-unavailable-error.ts';
import { MediaWorker } from './media-worker.ts';
import type { NatAddress } from './nat/stun.ts';

export type { MediaPeer } from './media-peer.ts';
export { type MediaRoom, MediaUnavailableError };

export interface MediaOptions {
  readonly listenIp: string;
  readonly announcedAddress?: string;
  readonly nat?: NatAddress | undefined;
  /** Port of the first worker, UDP and TCP; each further worker takes the next one. 0 takes free ports. */
  readonly basePort: number;
  /** Number of workers; one for each core where absent. */
  readonly workers?: number;
  /** The worker's binary; MEDIASOUP_WORKER_BIN or the one that came with mediasoup where absent. */
  readonly workerBin?: string;
  readonly log: MediaLog;
}

/** The server's media: a worker process for each core, and for each show a room on the least busy worker. */
export class Media {
  readonly #workers: readonly MediaWorker[];
  readonly #log: MediaLog;
  readonly #rooms = new Set<MediaRoom>();
  #closed = false;

  /**
   * Starts the workers. Where one can't run or listen, the others carry all shows; throws a MediaUnavailableError where
   * none can.
   */
  static async create(options: MediaOptions): Promise<Media> {
    forwardLogs(options.log);
    const count = options.workers ?? availableParallelism();
    const starting = Array.from({ length: count }, (_, index) =>
      MediaWorker.create({ ...options, port: options.basePort === 0 ? 0 : options.basePort + index }),
    );
    const outcomes = await Promise.allSettled(starting);
    const workers = outcomes.flatMap(outcome => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const failures = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason] : []));
    if (workers.length === 0) throw failures[0];
    for (const error of failures)
      options.log.error({ err: error }, 'A media worker could not start; the others carry its shows.');
    return new Media(workers, options.log);
  }

  private constructor(workers: readonly MediaWorker[], log: MediaLog) {
    this.#workers = workers;
    this.#log = log;
  }

  /** Process ids of the running workers. */
  get pids(): number[] {
    return this.#workers.flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
  }

  /** Ports that the workers listen on. */
  get ports(): number[] {
    return this.#workers.map(({ port }) => port);
  }

  /** Opens the media to further addresses of this machine (MediaWorker.openTo). Rejects where a port is taken there. */
  async openTo(addresses: readonly string[]): Promise<void> {
    await Promise.all(this.#workers.map(worker => worker.openTo(addresses)));
  }

  /** Opens a show's room. `onSignal` sends to everybody in the show. */
  async openRoom(showId: string, onSignal: (signal: Signal) => void): Promise<MediaRoom> {
    const worker = this.#workers.reduce((least, other) => (other.load < least.load ? other : least));
    const room: MediaRoom = await MediaRoom.create({
      showId,
      worker,
      log: this.#log,
      onSignal,
      onClose: () => this.#rooms.delete(room),
    });
    this.#rooms.add(room);
    return room;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const room of this.#rooms) room.close();
    for (const worker of this.#workers) worker.close();
  }
}

/** Forwards the warnings of mediasoup and its workers to the server's log. */
function forwardLogs(log: MediaLog): void {
  setLogEventListeners({
    onwarn: (namespace, message) => log.warn({ namespace }, message),
    onerror: (namespace, message, error) => log.error({ namespace, err: error }, message),
  });
}
