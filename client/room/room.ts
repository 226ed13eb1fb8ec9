import { createStore, type StoreApi } from 'zustand/vanilla';
import { applyEvent } from '../../shared/apply-event.ts';
import { CommandError, type ErrorCode } from '../../shared/errors.ts';
import { parseEvent, type ShowEvent } from '../../shared/events.ts';
import {
  type JoinData,
  type JoinResult,
  join,
  type QueryName,
  Reply,
  type RequestData,
  type RequestName,
  type RequestResult,
  requests,
} from '../../shared/protocol.ts';
import { parseSignal, type Signal, type SignalData, type SignalName } from '../../shared/signals.ts';
import { Clock } from '../clock.ts';
import { Emitter } from '../emitter.ts';
import { Outbox } from './outbox.ts';
import { RoomSocket, type SocketListener } from './reconnecting-socket.ts';
import { ownSocketUrl } from './socket-url.ts';
import { afterSignal, newView, type RoomView } from './view.ts';

export interface RoomOptions {
  show: string;
  token?: string | undefined;
  /** Address of the socket; the page's own server where absent. */
  url?: string;
  /** A socket to that address which the page opened before it had loaded this code; used for the first connection. */
  socket?: WebSocket;
  /** Called when the server made a viewer's token, to be kept for the next visit. */
  onToken?: (token: string) => void;
}

/** Codes after which the same token would be turned down again. */
const FINAL: readonly ErrorCode[] = ['bad-token', 'expired', 'revoked', 'forbidden', 'not-found', 'bad-data'];
/** How often the connection is asked for a sign of life, and how long the answer may take. */
const HEARTBEAT_MS = 10_000;
const HEARTBEAT_ANSWER_MS = 5000;
/** The same when there is a reason to doubt the connection. */
const PROBE_ANSWER_MS = 1500;

/** One person's place in a show: a replica of what they may see, kept true over reconnects. */
export class Room {
  /** The show's name in addresses. */
  readonly slug: string;
  readonly store: StoreApi<RoomView>;
  readonly #options: RoomOptions;
  readonly #socket: RoomSocket;
  readonly #outbox = new Outbox();
  readonly #clock = new Clock();
  readonly #signals = new Emitter<Signal>();
  readonly #events = new Emitter<ShowEvent>();
  readonly #joins = new Emitter<JoinResult>();
  #token: string | undefined;
  #logId: string | undefined;
  #heartbeat: ReturnType<typeof setInterval> | undefined;

  constructor(options: RoomOptions) {
    this.#options = options;
    this.slug = options.show;
    this.#token = options.token;
    this.store = createStore<RoomView>(newView);
    const listener: SocketListener = {
      onOpen: () => void this.#join(),
      onFrame: frame => this.#receive(frame),
      onLost: (attempt, retryAt) => this.#lost(attempt, retryAt),
    };
    this.#socket = new RoomSocket(options.url ?? ownSocketUrl(), listener, options.socket);
  }

  /**
   * Sends a command or a query and waits for its answer. Rejects with a CommandError. Commands outlive a lost connection;
   * queries don't.
   */
  async send<N extends RequestName>(name: N, data: RequestData<N>): Promise<RequestResult<N>> {
    const joined = this.store.getState().connection.kind === 'joined';
    const result = await this.#outbox.add(name, data, joined, request => this.#socket.send(request));
    return requests[name].result.parse(result) as RequestResult<N>;
  }

  onSignal<N extends SignalName>(name: N, listener: (data: SignalData<N>) => void): () => void {
    return this.#signals.on(signal => {
      if (signal.signal === name) listener(signal.data as SignalData<N>);
    });
  }

  /** Every event after it was folded into the store, those that a rejoin brings included. */
  onEvent(listener: (event: ShowEvent) => void): () => void {
    return this.#events.on(listener);
  }

  /** Fires after every join and rejoin, when the store holds what it brought. */
  onJoined(listener: (welcome: JoinResult) => void): () => void {
    return this.#joins.on(listener);
  }

  /** Server time in milliseconds since the epoch. */
  now(): number {
    return this.#clock.now();
  }

  reconnectNow(): void {
    this.#socket.reconnectNow();
  }

  /** Looks at once whether the connection still carries anything; one that doesn't is opened anew. */
  probe(): void {
    if (this.store.getState().connection.kind === 'joined') void this.#beat(PROBE_ANSWER_MS);
  }

  close(): void {
    clearInterval(this.#heartbeat);
    this.#socket.close();
    this.#outbox.failAll('The show was left.');
  }

  async #join(): Promise<void> {
    const { show } = this.store.getState();
    const data: JoinData = {
      show: this.#options.show,
      ...(this.#token ? { token: this.#token } : {}),
      ...(this.#logId ? { since: { logId: this.#logId, seq: show.seq } } : {}),
    };
    const sentAt = Date.now();
    try {
      const answer = this.#outbox.add('show.join', data, true, request => this.#socket.send(request));
      const welcome = join.result.parse(await answer);
      this.#clock.sample(sentAt, welcome.now, Date.now());
      this.#enter(welcome);
    } catch (error) {
      this.#turnedDown(error);
    }
  }

  #enter(welcome: JoinResult): void {
    this.#logId = welcome.logId;
    if (welcome.token) {
      this.#token = welcome.token;
      this.#options.onToken?.(welcome.token);
    }
    const missed = (welcome.events ?? []).map(parseEvent);
    const before = welcome.snapshot ?? this.store.getState().show;
    this.store.setState({
      connection: { kind: 'joined' },
      you: welcome.you,
      watching: welcome.watching,
      origin: welcome.origin,
      media: welcome.media,
      show: missed.reduce(applyEvent, before),
    });
    this.#socket.settled();
    this.#outbox.resend(request => this.#socket.send(request));
    for (const event of missed) this.#events.emit(event);
    this.#joins.emit(welcome);
    clearInterval(this.#heartbeat);
    this.#heartbeat = setInterval(() => void this.#beat(), HEARTBEAT_MS);
  }

  #turnedDown(error: unknown): void {
    const code = error instanceof CommandError ? error.code : undefined;
    const forgettable = this.#options.onToken && this.#token;
    if (forgettable && (code === 'bad-token' || code === 'expired')) {
      // A viewer's old token is worth nothing more than a new one: come back as somebody new.
      this.#token = undefined;
      void this.#join();
    } else if (code && FINAL.includes(code)) this.#closeFor(code);
    else this.#socket.drop();
  }

  #closeFor(code: ErrorCode): void {
    this.close();
    this.store.setState({ connection: { kind: 'closed', code } });
  }

  #lost(attempt: number, retryAt: number): void {
    clearInterval(this.#heartbeat);
    this.#outbox.connectionLost();
    this.store.setState({ connection: { kind: 'reconnecting', attempt, retryAt } });
  }

  /** Asks for the time; doubles as the sign of life of a connection that went silent without closing. */
  async #beat(patienceMs = HEARTBEAT_ANSWER_MS): Promise<void> {
    const dead = setTimeout(() => this.#socket.drop(), patienceMs);
    const sentAt = Date.now();
    try {
      const { now } = await this.send('time.now' satisfies QueryName, {});
      this.#clock.sample(sentAt, now, Date.now());
    } catch {
      // A refused or cut-off heartbeat needs nothing: the loss itself starts the reconnect.
    } finally {
      clearTimeout(dead);
    }
  }

  #receive(frame: unknown): void {
    if (typeof frame !== 'object' || frame === null) return;
    if ('re' in frame) this.#outbox.settle(Reply.parse(frame));
    else if ('signal' in frame) this.#signal(parseSignal(frame));
    else this.#event(parseEvent(frame));
  }

  #event(event: ShowEvent): void {
    const { show } = this.store.getState();
    if (event.seq <= show.seq) return;
    this.store.setState({ show: applyEvent(show, event) });
    this.#events.emit(event);
  }

  #signal(signal: Signal): void {
    this.store.setState(view => afterSignal(view, signal));
    if (signal.signal === 'show.closed') this.#closeFor(signal.data.code);
    this.#signals.emit(signal);
  }
}

export type { Connection, RoomView } from './view.ts';

/** Joins a show and stays in it until closed. */
export function openRoom(options: RoomOptions): Room {
  return new Room(options);
}
