import { createStore, type StoreApi } from 'zustand/vanilla';
import { backoffMs } from '../../../client/backoff.ts';
import { Emitter } from '../../../client/emitter.ts';
import type { ObsReplica } from '../replica/replica.ts';
import { ReplicaSync } from '../replica/replica-sync.ts';
import { isOwnMachine } from './address.ts';
import { ObsError, type ObsErrorCode } from './error.ts';
import {
  type CreateObsSocket,
  createObsSocket,
  type OBSEventTypes,
  type OBSRequestTypes,
  type OBSResponseTypes,
  type ObsEventName,
  type ObsLogin,
  type ObsRequestName,
  ObsSession,
  type RequestBatchRequest,
} from './session.ts';

export type ObsConnection =
  | { readonly kind: 'off' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly version: string }
  /** OBS does not answer; the next attempt is at `retryAt` (performance.now() clock). `lost` if it was connected before. */
  | {
      readonly kind: 'waiting';
      readonly attempt: number;
      readonly retryAt: number;
      readonly lost: boolean;
      /** How the connection that was lost has ended: its server was stopped, or it broke. */
      readonly ended?: 'stopped' | 'broken' | undefined;
    }
  /** No automatic retry: somebody has to change something first. */
  | { readonly kind: 'failed'; readonly reason: ObsErrorCode };

export interface ObsView {
  readonly connection: ObsConnection;
  /** Address of the present or last attempt. */
  readonly address: string;
  /** Present exactly while connected. */
  readonly obs: ObsReplica | undefined;
}

export interface ObsClientOptions {
  readonly createSocket?: CreateObsSocket;
  /** Interval of polling OBS's statistics, in milliseconds; an unanswered poll also detects a dead connection. */
  readonly pollMs?: number;
  /** Default time limit of a request, in milliseconds. */
  readonly answerMs?: number;
}

/** Errors worth a retry: they go away when OBS is started or has finished starting. */
const TRANSIENT: readonly ObsErrorCode[] = ['unreachable', 'closed', 'stopped', 'timeout', 'refused'];

/** Keeps the studio connected to OBS, and a store in sync with the state of OBS. */
export class ObsClient {
  readonly store: StoreApi<ObsView> = createStore<ObsView>(() => ({
    connection: { kind: 'off' },
    address: '',
    obs: undefined,
  }));
  readonly #createSocket: CreateObsSocket;
  readonly #pollMs: number;
  readonly #answerMs: number | undefined;
  readonly #events = new Emitter<{ name: ObsEventName; data: unknown }>();
  readonly #meters = new Emitter<OBSEventTypes['InputVolumeMeters']>();
  #meterListeners = 0;
  #login: ObsLogin | undefined;
  #session: ObsSession | undefined;
  #sync: ReplicaSync | undefined;
  /** Generation of the connection; results of an older one are ignored. */
  #generation = 0;
  #attempt = 0;
  #wasConnected = false;
  #ended: 'stopped' | 'broken' | undefined;
  /** OBS has told that it is being closed. */
  #isExiting = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor({ createSocket = createObsSocket, pollMs = 1000, answerMs }: ObsClientOptions = {}) {
    this.#createSocket = createSocket;
    this.#pollMs = pollMs;
    this.#answerMs = answerMs;
  }

  /** Connects and reconnects until `disconnect()`; the store has the progress. */
  connect(login: ObsLogin): void {
    this.#login = login;
    this.#wasConnected = false;
    this.#ended = undefined;
    this.store.setState({ address: login.address });
    this.reconnectNow();
  }

  /** Skips the wait before the next attempt. */
  reconnectNow(): void {
    this.#attempt = 0;
    void this.#open();
  }

  disconnect(): void {
    this.#end();
    this.#login = undefined;
    this.store.setState({ connection: { kind: 'off' }, obs: undefined });
  }

  /** OBS's version, such as `29.0.2`; empty while disconnected. */
  get version(): string {
    const { connection } = this.store.getState();
    return connection.kind === 'connected' ? connection.version : '';
  }

  /** True if OBS runs on this machine. */
  get isOwnMachine(): boolean {
    return isOwnMachine(this.store.getState().address);
  }

  /** Sends one request; always settles. Rejects with an ObsError. */
  async call<N extends ObsRequestName>(
    name: N,
    data?: OBSRequestTypes[N],
    timeoutMs?: number,
  ): Promise<OBSResponseTypes[N]> {
    return this.#connected().call(name, data, timeoutMs);
  }

  /** Sends one request for each of several data in one message; undefined where OBS returned an error. Rejects with an ObsError. */
  async callEach<N extends ObsRequestName>(
    name: N,
    data: readonly OBSRequestTypes[N][],
  ): Promise<(OBSResponseTypes[N] | undefined)[]> {
    return this.#connected().callEach(name, data);
  }

  /** Executes several requests in one message, in order, and stops at the first error. Rejects with an ObsError. */
  async runBatch(requests: readonly RequestBatchRequest[], timeoutMs?: number): Promise<void> {
    const answers = await this.#connected().batch(requests, { haltOnFailure: true, timeoutMs });
    for (const { requestStatus: status } of answers) {
      if (!status.result) throw new ObsError('refused', status.comment, status.code);
    }
  }

  /** Subscribes to an event of OBS, across reconnects; returns an unsubscribe function. */
  onEvent<E extends ObsEventName>(name: E, listener: (data: OBSEventTypes[E]) => void): () => void {
    return this.#events.on(event => {
      if (event.name === name) listener(event.data as OBSEventTypes[E]);
    });
  }

  /** Subscribes to the levels of all inputs (about 20 events a second); returns an unsubscribe function. */
  onMeters(listener: (data: OBSEventTypes['InputVolumeMeters']) => void): () => void {
    const stop = this.#meters.on(listener);
    this.#meterListeners += 1;
    if (this.#meterListeners === 1) this.#updateMeters();
    return () => {
      stop();
      this.#meterListeners -= 1;
      if (this.#meterListeners === 0) this.#updateMeters();
    };
  }

  #connected(): ObsSession {
    if (!this.#session) throw new ObsError('closed');
    return this.#session;
  }

  #updateMeters(): void {
    this.#session?.setMeters(this.#meterListeners > 0).catch(() => {
      // Fails only if the connection is lost, and the next one opens with the right subscription.
    });
  }

  #end(): number {
    clearTimeout(this.#timer);
    this.#sync?.close();
    this.#session?.close();
    this.#sync = undefined;
    this.#session = undefined;
    this.#generation += 1;
    return this.#generation;
  }

  async #open(): Promise<void> {
    const login = this.#login;
    if (!login) return;
    const generation = this.#end();
    // During retries the state stays `waiting`.
    if (this.#attempt === 0 && !this.#wasConnected)
      this.store.setState({ connection: { kind: 'connecting' }, obs: undefined });
    try {
      const session = await ObsSession.open(login, {
        createSocket: this.#createSocket,
        meters: this.#meterListeners > 0,
        answerMs: this.#answerMs,
        onLost: error => {
          this.#ended = error.code === 'stopped' || this.#isExiting ? 'stopped' : 'broken';
          this.#handleError(generation, error);
        },
      });
      if (generation === this.#generation) await this.#begin(session, generation);
      else session.close();
    } catch (error) {
      this.#handleError(generation, error);
    }
  }

  /** The state becomes `connected` once the replica has been read in full. */
  async #begin(session: ObsSession, generation: number): Promise<void> {
    this.#session = session;
    session.on('InputVolumeMeters', data => this.#meters.emit(data));
    this.#isExiting = false;
    // An OBS that is being closed refuses what is asked of it before it says goodbye.
    session.on('ExitStarted', () => {
      this.#isExiting = true;
      this.#ended = 'stopped';
    });
    const { obsVersion: version } = await session.call('GetVersion');
    const connection = { kind: 'connected', version } as const;
    this.#sync = new ReplicaSync(session, {
      pollMs: this.#pollMs,
      onChange: obs => {
        this.#wasConnected = true;
        this.store.setState({ connection, obs });
      },
      onEvent: (name, data) => this.#events.emit({ name, data }),
    });
    await this.#sync.open();
    if (generation !== this.#generation) return;
    this.#attempt = 0;
  }

  /** Schedules a retry after a transient error; others are shown, as a person has to act. */
  #handleError(generation: number, error: unknown): void {
    if (generation !== this.#generation) return;
    this.#end();
    const reason = error instanceof ObsError ? error.code : 'unreachable';
    if (!TRANSIENT.includes(reason)) {
      this.store.setState({ connection: { kind: 'failed', reason }, obs: undefined });
      return;
    }
    this.#attempt += 1;
    const wait = backoffMs(this.#attempt);
    const retryAt = performance.now() + wait;
    const connection = {
      kind: 'waiting',
      attempt: this.#attempt,
      retryAt,
      lost: this.#wasConnected,
      ended: this.#ended,
    } as const;
    this.store.setState({ connection, obs: undefined });
    this.#timer = setTimeout(() => void this.#open(), wait);
  }
}
