import { createStore, type StoreApi } from 'zustand/vanilla';
import { CommandError, type ErrorCode } from '../../shared/errors.ts';
import { isEventName, parseEvent, type ShowEvent } from '../../shared/show/events.ts';
import {
  type JoinData,
  type JoinResult,
  join,
  PROTOCOL_VERSION,
  type QueryName,
  Reply,
  type RequestData,
  type RequestName,
  type RequestResult,
  Resync,
  requests,
} from '../../shared/show/protocol.ts';
import {
  emptyLive,
  isSignalName,
  parseSignal,
  type Signal,
  type SignalData,
  type SignalName,
  withSignal,
} from '../../shared/show/signals.ts';
import { applyEvent, hasSeen, type ShowState } from '../../shared/show/state.ts';
import { Clock } from '../clock.ts';
import { Emitter } from '../emitter.ts';
import { Outbox } from './outbox.ts';
import { ReconnectingSocket, type SocketListener } from './reconnecting-socket.ts';
import { defaultSocketUrl } from './socket-url.ts';
import { initialView, type RoomView } from './view.ts';

export interface RoomOptions {
  show: string;
  token?: string | undefined;
  /** WebSocket address; that of the page's own server by default. */
  url?: string;
  /** A socket to that address which the page opened before this code was loaded; used for the first connection. */
  socket?: WebSocket;
  /** Called with a token that the server has issued to an anonymous viewer, to be kept for the next visit. */
  onToken?: (token: string) => void;
}

/** Codes with which the server would reject the same token again. */
const PERMANENT: readonly ErrorCode[] = [
  'bad-token',
  'expired',
  'revoked',
  'banned',
  'forbidden',
  'not-found',
  'bad-data',
  'outdated',
];
/** Interval of the heartbeat, and the time limit for its reply. */
const HEARTBEAT_MS = 10_000;
const HEARTBEAT_TIMEOUT_MS = 5000;
/** A join without an answer for so long has met something that holds back what sockets carry; a busy server takes seconds. */
const JOIN_TIMEOUT_MS = 20_000;
/** After so long without an answer its user is told so. */
const HELD_BACK_MS = 8000;
/** How often the page looks whether a heartbeat is due, or its clocks have moved against each other by so much. */
const BEAT_MS = 500;
const CLOCKS_APART_MS = 500;
/**
 * Time limit for the reply to a probe, which is sent when there is a reason to doubt the connection. Browsers take up to
 * two seconds to notice new addresses (Chromium on Linux), and media sessions opened before that get no candidates.
 */
const PROBE_TIMEOUT_MS = 1500;

/** A client's membership in a show: a replica of what its role may see, kept consistent over reconnects. */
export class Room {
  /** The show's name in URLs. */
  readonly slug: string;
  readonly store: StoreApi<RoomView>;
  readonly #options: RoomOptions;
  readonly #socket: ReconnectingSocket;
  readonly #outbox = new Outbox();
  readonly #clock = new Clock();
  readonly #signals = new Emitter<Signal>();
  readonly #events = new Emitter<ShowEvent>();
  readonly #joins = new Emitter<JoinResult>();
  #token: string | undefined;
  #logId: string | undefined;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  #pingedAt = 0;
  /** How far `Date.now()` was ahead of `performance.now()` at the last look. */
  #aheadMs = Date.now() - performance.now();

  constructor(options: RoomOptions) {
    this.#options = options;
    this.slug = options.show;
    this.#token = options.token;
    this.store = createStore<RoomView>(initialView);
    const listener: SocketListener = {
      onOpen: () => void this.#join(),
      onFrame: frame => this.#receive(frame),
      onLost: (attempt, retryAt) => this.#lost(attempt, retryAt),
    };
    this.#socket = new ReconnectingSocket(options.url ?? defaultSocketUrl(), listener, options.socket);
  }

  /**
   * Sends a command or a query; resolves with its result and rejects with a CommandError. A command outlives a lost
   * connection, a query fails with it.
   */
  async send<N extends RequestName>(name: N, data: RequestData<N>): Promise<RequestResult<N>> {
    const joined = this.store.getState().connection.kind === 'joined';
    const result = await this.#outbox.add(name, data, joined, request => this.#socket.send(request));
    return requests[name].result.parse(result) as RequestResult<N>;
  }

  /** Listens to one kind of signal; returns the function that removes the listener. */
  onSignal<N extends SignalName>(name: N, listener: (data: SignalData<N>) => void): () => void {
    return this.#signals.on(signal => {
      if (signal.signal === name) listener(signal.data as SignalData<N>);
    });
  }

  /** Listens to every event, after it was folded into the store; events caught up on at a rejoin included. */
  onEvent(listener: (event: ShowEvent) => void): () => void {
    return this.#events.on(listener);
  }

  /** Fires after every join and rejoin, once the store is up to date. */
  onJoined(listener: (welcome: JoinResult) => void): () => void {
    return this.#joins.on(listener);
  }

  /** Server time in milliseconds since the epoch. */
  now(): number {
    return this.#clock.now();
  }

  /** Skips the rest of the backoff delay while reconnecting. */
  reconnectNow(): void {
    this.#socket.reconnectNow();
  }

  /** Checks right now that the connection is alive, and reconnects if no reply comes within PROBE_TIMEOUT_MS. */
  probe(): void {
    if (this.store.getState().connection.kind === 'joined') void this.#ping(PROBE_TIMEOUT_MS);
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
      protocol: PROTOCOL_VERSION,
      ...(this.#token ? { token: this.#token } : {}),
      ...(this.#logId ? { since: sinceOf(this.#logId, show) } : {}),
    };
    const sentAt = performance.now();
    const timeout = setTimeout(() => this.#socket.drop(), JOIN_TIMEOUT_MS);
    const heldBack = setTimeout(() => this.store.setState({ isHeldBack: true }), HELD_BACK_MS);
    try {
      const answer = this.#outbox.add('show.join', data, true, request => this.#socket.send(request));
      const welcome = join.result.parse(await answer);
      this.#clock.sample(sentAt, welcome.now, performance.now());
      this.#applyWelcome(welcome);
    } catch (error) {
      this.#joinFailed(error);
    } finally {
      clearTimeout(timeout);
      clearTimeout(heldBack);
    }
  }

  #applyWelcome(welcome: JoinResult): void {
    this.#logId = welcome.logId;
    if (welcome.token) {
      this.#token = welcome.token;
      this.#options.onToken?.(welcome.token);
    }
    const missed = (welcome.events ?? []).flatMap(frame => knownEvent(frame) ?? []);
    const signals = welcome.signals.flatMap(frame => knownSignal(frame) ?? []);
    const before = welcome.snapshot ?? this.store.getState().show;
    this.store.setState({
      connection: { kind: 'joined' },
      you: welcome.you,
      origin: welcome.origin,
      live: signals.reduce(withSignal, emptyLive()),
      isHeldBack: false,
      isDiskFull: signals.some(({ signal, data }) => signal === 'show.storage' && data.isFull),
      show: missed.reduce(applyEvent, before),
    });
    this.#socket.resetBackoff();
    this.#outbox.resend(request => this.#socket.send(request));
    for (const event of missed) this.#events.emit(event);
    this.#joins.emit(welcome);
    clearInterval(this.#heartbeat);
    this.#pingedAt = performance.now();
    this.#heartbeat = setInterval(() => this.#beat(), BEAT_MS);
  }

  /** Takes the show as this person may see it from now on, so that nothing is left of what they may see no more. */
  #resync({ snapshot, signals }: Resync): void {
    const live = signals.flatMap(frame => knownSignal(frame) ?? []).reduce(withSignal, emptyLive());
    this.store.setState({ show: snapshot, live });
  }

  #joinFailed(error: unknown): void {
    const code = error instanceof CommandError ? error.code : undefined;
    const isReplaceable = this.#options.onToken && this.#token;
    if (isReplaceable && (code === 'bad-token' || code === 'expired')) {
      // A viewer's token only carries an anonymous identity: join again without it and get a new one.
      this.#token = undefined;
      void this.#join();
    } else if (code && PERMANENT.includes(code)) this.#closeFor(code);
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

  /**
   * Pings from time to time, and at once where the page's two clocks have moved against each other: somebody set the one,
   * or the machine slept, in which the other one stands.
   */
  #beat(): void {
    const ahead = Date.now() - performance.now();
    const isApart = Math.abs(ahead - this.#aheadMs) >= CLOCKS_APART_MS;
    this.#aheadMs = ahead;
    const now = performance.now();
    if (!isApart && now - this.#pingedAt < HEARTBEAT_MS - BEAT_MS / 2) return;
    this.#pingedAt = now;
    void this.#ping();
  }

  /** Samples the server's clock; without a reply in time the connection counts as dead and is replaced. */
  async #ping(timeoutMs = HEARTBEAT_TIMEOUT_MS): Promise<void> {
    const timeout = setTimeout(() => this.#socket.drop(), timeoutMs);
    const sentAt = performance.now();
    try {
      const { now } = await this.send('time.now' satisfies QueryName, {});
      this.#clock.sample(sentAt, now, performance.now());
    } catch {
      // A failed heartbeat needs no handling: the loss of the connection itself starts the reconnect.
    } finally {
      clearTimeout(timeout);
    }
  }

  #receive(frame: unknown): void {
    if (typeof frame !== 'object' || frame === null) return;
    if ('re' in frame) this.#outbox.settle(Reply.parse(frame));
    else if ('snapshot' in frame) this.#resync(Resync.parse(frame));
    else if ('talk' in frame && Array.isArray(frame.talk)) this.#tick(frame.talk);
    else if ('signal' in frame) this.#signal(knownSignal(frame));
    else this.#apply([knownEvent(frame)]);
  }

  /** What was gathered for a tick: signals, each as if it had come alone, and events. */
  #tick(frames: readonly object[]): void {
    this.#apply(frames.map(frame => ('signal' in frame ? undefined : knownEvent(frame))));
    for (const frame of frames) if ('signal' in frame) this.#signal(knownSignal(frame));
  }

  /** Folds events in one change of the view: the lines of a crowd would be dozens of changes, each read by all of a page. */
  #apply(events: readonly (ShowEvent | undefined)[]): void {
    let { show } = this.store.getState();
    const fresh: ShowEvent[] = [];
    for (const event of events) {
      if (!event || hasSeen(show, event)) continue;
      show = applyEvent(show, event);
      fresh.push(event);
    }
    const last = fresh.at(-1);
    if (!last) return;
    this.#clock.passed(last.at);
    this.store.setState({ show });
    for (const event of fresh) this.#events.emit(event);
  }

  #signal(signal: Signal | undefined): void {
    if (!signal) return;
    this.store.setState(({ live }) => ({ live: withSignal(live, signal) }));
    if (signal.signal === 'show.storage') this.store.setState({ isDiskFull: signal.data.isFull });
    if (signal.signal === 'show.closed') this.#closeFor(signal.data.code);
    this.#signals.emit(signal);
  }
}

export type { Connection, RoomView } from './view.ts';

/** From where on a replica is to be brought up to date. */
const sinceOf = (logId: string, { seq, talkSeq, lacks }: ShowState): NonNullable<JoinData['since']> => ({
  logId,
  seq,
  talkSeq,
  ...(lacks ? { lacks: [...lacks] } : {}),
});

/** An event of a frame; undefined for a name that this page doesn't know. Throws for a known one of another form. */
function knownEvent(frame: unknown): ShowEvent | undefined {
  return isEventName(String((frame as { name?: unknown }).name)) ? parseEvent(frame) : undefined;
}

/** A signal of a frame, likewise. */
function knownSignal(frame: unknown): Signal | undefined {
  return isSignalName(String((frame as { signal?: unknown }).signal)) ? parseSignal(frame) : undefined;
}

/** Joins a show and stays in it until `close` is called. */
export function openRoom(options: RoomOptions): Room {
  return new Room(options);
}
