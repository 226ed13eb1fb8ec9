import { createStore, type StoreApi } from 'zustand/vanilla';
import { backoffMs } from '../../../client/backoff.ts';
import { Emitter } from '../../../client/emitter.ts';
import type { ObsReplica } from '../replica/replica.ts';
import { ObsMirror } from '../replica/replica-sync.ts';
import { isOwnMachine } from './address.ts';
import { ObsFailure, type ObsFailureCode } from './error.ts';
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
  /** OBS does not answer; it is looked for again at `retryAt` (Date.now() clock). `lost` if it was connected before. */
  | { readonly kind: 'waiting'; readonly attempt: number; readonly retryAt: number; readonly lost: boolean }
  /** It would be of no use to try again by itself: somebody has to change something first. */
  | { readonly kind: 'failed'; readonly reason: ObsFailureCode };

export interface ObsView {
  readonly connection: ObsConnection;
  /** Where OBS is, or was last looked for. */
  readonly address: string;
  /** Present exactly while connected. */
  readonly obs: ObsReplica | undefined;
}

export interface ObsLinkOptions {
  readonly createSocket?: CreateObsSocket;
  /** How often OBS is asked for its figures, in milliseconds; also how its silence is noticed. */
  readonly everyMs?: number;
  /** How long OBS has for an answer, in milliseconds. */
  readonly answerMs?: number;
}

/** Failures that go away by themselves, when OBS is started or has finished starting. */
const PASSING: readonly ObsFailureCode[] = ['unreachable', 'closed', 'timeout', 'refused'];

/** Keeps the studio connected to OBS, and one store true to what OBS is doing. */
export class ObsLink {
  readonly store: StoreApi<ObsView> = createStore<ObsView>(() => ({
    connection: { kind: 'off' },
    address: '',
    obs: undefined,
  }));
  readonly #createSocket: CreateObsSocket;
  readonly #everyMs: number;
  readonly #answerMs: number | undefined;
  readonly #events = new Emitter<{ name: ObsEventName; data: unknown }>();
  readonly #meters = new Emitter<OBSEventTypes['InputVolumeMeters']>();
  #meterWatchers = 0;
  #login: ObsLogin | undefined;
  #session: ObsSession | undefined;
  #mirror: ObsMirror | undefined;
  /** Counts the attempts: whatever an older one still brings is not wanted any more. */
  #turn = 0;
  #attempt = 0;
  #wasConnected = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor({ createSocket = createObsSocket, everyMs = 1000, answerMs }: ObsLinkOptions = {}) {
    this.#createSocket = createSocket;
    this.#everyMs = everyMs;
    this.#answerMs = answerMs;
  }

  /** Connects, and stays connected until told otherwise; the store says how it goes. */
  connect(login: ObsLogin): void {
    this.#login = login;
    this.#wasConnected = false;
    this.store.setState({ address: login.address });
    this.reconnectNow();
  }

  /** Tries at once instead of waiting for the next attempt. */
  reconnectNow(): void {
    this.#attempt = 0;
    void this.#open();
  }

  disconnect(): void {
    this.#end();
    this.#login = undefined;
    this.store.setState({ connection: { kind: 'off' }, obs: undefined });
  }

  /** OBS's version, such as `29.0.2`; empty while it is not connected. */
  get version(): string {
    const { connection } = this.store.getState();
    return connection.kind === 'connected' ? connection.version : '';
  }

  /** Whether OBS runs on this very machine. */
  get isOwnMachine(): boolean {
    return isOwnMachine(this.store.getState().address);
  }

  /** Asks one thing of OBS; always settles. Rejects with an ObsFailure. */
  async call<N extends ObsRequestName>(
    name: N,
    data?: OBSRequestTypes[N],
    timeoutMs?: number,
  ): Promise<OBSResponseTypes[N]> {
    return this.#connected().call(name, data, timeoutMs);
  }

  /** Asks the same of many things in one message; undefined stands where OBS refused. Rejects with an ObsFailure. */
  async ask<N extends ObsRequestName>(
    name: N,
    asked: readonly OBSRequestTypes[N][],
  ): Promise<(OBSResponseTypes[N] | undefined)[]> {
    return this.#connected().ask(name, asked);
  }

  /** Does several things in one message, in order, and stops at the first that OBS refuses. Rejects with an ObsFailure. */
  async cue(requests: readonly RequestBatchRequest[], timeoutMs?: number): Promise<void> {
    const answers = await this.#connected().batch(requests, { haltOnFailure: true, timeoutMs });
    for (const { requestStatus: status } of answers) {
      if (!status.result) throw new ObsFailure('refused', status.comment, status.code);
    }
  }

  /** Hears OBS's own events, over all reconnects; returns how to stop. */
  onEvent<E extends ObsEventName>(name: E, listener: (data: OBSEventTypes[E]) => void): () => void {
    return this.#events.on(news => {
      if (news.name === name) listener(news.data as OBSEventTypes[E]);
    });
  }

  /** Hears the levels of all inputs, about twenty times a second; returns how to stop. */
  onMeters(listener: (data: OBSEventTypes['InputVolumeMeters']) => void): () => void {
    const stop = this.#meters.on(listener);
    this.#meterWatchers += 1;
    if (this.#meterWatchers === 1) this.#followMeters();
    return () => {
      stop();
      this.#meterWatchers -= 1;
      if (this.#meterWatchers === 0) this.#followMeters();
    };
  }

  #connected(): ObsSession {
    if (!this.#session) throw new ObsFailure('closed');
    return this.#session;
  }

  #followMeters(): void {
    this.#session?.setMeters(this.#meterWatchers > 0).catch(() => {
      // Only a lost connection stops this, and the next one begins with what is wanted then.
    });
  }

  #end(): number {
    clearTimeout(this.#timer);
    this.#mirror?.close();
    this.#session?.close();
    this.#mirror = undefined;
    this.#session = undefined;
    this.#turn += 1;
    return this.#turn;
  }

  async #open(): Promise<void> {
    const login = this.#login;
    if (!login) return;
    const turn = this.#end();
    // While it is tried again and again, it stays said that OBS is waited for.
    if (this.#attempt === 0 && !this.#wasConnected)
      this.store.setState({ connection: { kind: 'connecting' }, obs: undefined });
    try {
      const session = await ObsSession.open(login, {
        createSocket: this.#createSocket,
        meters: this.#meterWatchers > 0,
        answerMs: this.#answerMs,
        onLost: failure => this.#fault(turn, failure),
      });
      if (turn === this.#turn) await this.#begin(session, turn);
      else session.close();
    } catch (error) {
      this.#fault(turn, error);
    }
  }

  /** A connection counts once OBS has been read in full. */
  async #begin(session: ObsSession, turn: number): Promise<void> {
    this.#session = session;
    session.on('InputVolumeMeters', data => this.#meters.emit(data));
    const { obsVersion: version } = await session.call('GetVersion');
    const connection = { kind: 'connected', version } as const;
    this.#mirror = new ObsMirror(session, {
      everyMs: this.#everyMs,
      onChange: obs => this.store.setState({ connection, obs }),
      onEvent: (name, data) => this.#events.emit({ name, data }),
    });
    await this.#mirror.open();
    if (turn !== this.#turn) return;
    this.#attempt = 0;
    this.#wasConnected = true;
  }

  /** Looks again after a pause for what comes back by itself, and says what a person has to change. */
  #fault(turn: number, error: unknown): void {
    if (turn !== this.#turn) return;
    this.#end();
    const reason = error instanceof ObsFailure ? error.code : 'unreachable';
    if (!PASSING.includes(reason)) {
      this.store.setState({ connection: { kind: 'failed', reason }, obs: undefined });
      return;
    }
    this.#attempt += 1;
    const wait = backoffMs(this.#attempt);
    const retryAt = Date.now() + wait;
    const connection = {
      kind: 'waiting',
      attempt: this.#attempt,
      retryAt,
      lost: this.#wasConnected,
    } as const;
    this.store.setState({ connection, obs: undefined });
    this.#timer = setTimeout(() => void this.#open(), wait);
  }
}
