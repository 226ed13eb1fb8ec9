import {
  EventSubscription,
  type OBSEventTypes,
  type OBSRequestTypes,
  type OBSResponseTypes,
  OBSWebSocket,
  RequestBatchExecutionType,
  type RequestBatchRequest,
  type ResponseMessage,
} from 'obs-websocket-js/json';
import { closeErrorOf, connectError, ObsError } from './error.ts';

/** The methods of obs-websocket-js that are used; tests can substitute another implementation. */
export type ObsSocket = Pick<
  OBSWebSocket,
  'connect' | 'disconnect' | 'reidentify' | 'call' | 'callBatch' | 'on'
>;
export type CreateObsSocket = () => ObsSocket;
export const createObsSocket: CreateObsSocket = () => new OBSWebSocket();

export type { OBSEventTypes, OBSRequestTypes, OBSResponseTypes, RequestBatchRequest };
export type ObsRequestName = keyof OBSRequestTypes;
export type ObsEventName = keyof OBSEventTypes;

export interface ObsLogin {
  readonly address: string;
  /** Empty if OBS requires no password. */
  readonly password: string;
}

/** Default time limit of a request. */
const ANSWER_MS = 10_000;
const CONNECT_MS = 5000;

export interface ObsSessionOptions {
  readonly createSocket: CreateObsSocket;
  /** True to subscribe to the levels of all inputs from the start. */
  readonly meters: boolean;
  /** Default time limit of a request in milliseconds; slow requests pass a longer one. */
  readonly answerMs?: number | undefined;
  onLost(error: ObsError): void;
}

const { All, InputVolumeMeters } = EventSubscription;

/**
 * One connection to OBS, from its handshake to its end. Every request settles: with the answer, an error, the time
 * limit or the loss of the connection; obs-websocket-js by itself would wait forever.
 */
export class ObsSession {
  readonly #socket: ObsSocket;
  readonly #answerMs: number;
  /** Reject functions of the requests that wait for an answer. */
  readonly #pending = new Set<(error: ObsError) => void>();
  #isOpen = true;
  /** Number of pending requests with a longer time limit than the default. */
  #slowRequests = 0;
  readonly #onLost: (error: ObsError) => void;

  /**
   * Connects and identifies. Rejects with an ObsError. `onLost` is called once when an established connection is lost,
   * and not after `close()`.
   */
  static async open(login: ObsLogin, options: ObsSessionOptions): Promise<ObsSession> {
    const socket = options.createSocket();
    try {
      const eventSubscriptions = subscriptions(options.meters);
      const password = login.password || undefined;
      await within(
        CONNECT_MS,
        socket.connect(login.address, password, { eventSubscriptions, rpcVersion: 1 }),
      );
      return new ObsSession(socket, options);
    } catch (error) {
      disconnect(socket);
      const failed = connectError(error, login.password !== '');
      throw failed.code === 'timeout' ? new ObsError('unreachable') : failed;
    }
  }

  private constructor(socket: ObsSocket, { onLost, answerMs = ANSWER_MS }: ObsSessionOptions) {
    this.#socket = socket;
    this.#onLost = onLost;
    this.#answerMs = answerMs;
    socket.on('ConnectionClosed', ({ code }) => this.drop(closeErrorOf(code)));
  }

  on<E extends ObsEventName>(event: E, listener: (data: OBSEventTypes[E]) => void): void {
    const forward = (data: OBSEventTypes[E]) => {
      if (this.#isOpen) listener(data);
    };
    // The listener's type is a conditional one of the library, which TypeScript can't resolve for a general E.
    this.#socket.on(event, forward as never);
  }

  /** True while a slow request is pending, during which OBS may answer nothing else. */
  get isBusy(): boolean {
    return this.#slowRequests > 0;
  }

  /** Sends one request. Rejects with an ObsError. */
  async call<N extends ObsRequestName>(
    name: N,
    data?: OBSRequestTypes[N],
    timeoutMs?: number,
  ): Promise<OBSResponseTypes[N]> {
    try {
      return await this.#settle(this.#socket.call(name, data), timeoutMs);
    } catch (error) {
      throw requestError(error);
    }
  }

  /** Sends several requests in one message; OBS executes them in order. The answers include failed requests. */
  async batch(
    requests: readonly RequestBatchRequest[],
    { haltOnFailure = false, timeoutMs }: { haltOnFailure?: boolean; timeoutMs?: number | undefined } = {},
  ): Promise<ResponseMessage[]> {
    if (requests.length === 0) return [];
    const options = { haltOnFailure, executionType: RequestBatchExecutionType.SerialRealtime };
    try {
      return await this.#settle(this.#socket.callBatch([...requests], options), timeoutMs);
    } catch (error) {
      throw requestError(error);
    }
  }

  /** Sends one request for each of several data in one message; undefined where OBS returned an error. */
  async callEach<N extends ObsRequestName>(
    requestType: N,
    data: readonly OBSRequestTypes[N][],
  ): Promise<(OBSResponseTypes[N] | undefined)[]> {
    // The library's type of a request is a union over all names, which TypeScript can't match with a general N.
    const answers = await this.batch(data.map(requestData => ({ requestType, requestData }) as never));
    return answers.map(({ requestStatus, responseData }) =>
      requestStatus.result ? (responseData as OBSResponseTypes[N]) : undefined,
    );
  }

  /** Subscribes to the levels of all inputs (20 events a second) or unsubscribes. */
  async setMeters(on: boolean): Promise<void> {
    await this.#settle(this.#socket.reidentify({ eventSubscriptions: subscriptions(on) }));
  }

  /** Treats the connection as lost: rejects pending requests and calls `onLost`. */
  drop(error: ObsError): void {
    if (!this.#isOpen) return;
    this.close(error);
    this.#onLost(error);
  }

  /** Closes the connection and rejects pending requests. */
  close(error = new ObsError('closed')): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    for (const reject of [...this.#pending]) reject(error);
    disconnect(this.#socket);
  }

  /** Settles with the answer, the time limit or the end of the connection, whichever comes first. */
  async #settle<T>(answer: Promise<T>, timeoutMs = this.#answerMs): Promise<T> {
    const isSlow = timeoutMs > this.#answerMs;
    if (isSlow) this.#slowRequests += 1;
    let rejectPending: (error: ObsError) => void = () => {};
    const closed = new Promise<never>((_, reject) => {
      rejectPending = reject;
    });
    this.#pending.add(rejectPending);
    try {
      // One promise per request: a shared one would retain every answer of a long show.
      return await within(timeoutMs, Promise.race([answer, closed]));
    } finally {
      this.#pending.delete(rejectPending);
      if (isSlow) this.#slowRequests -= 1;
    }
  }
}

const subscriptions = (meters: boolean): number => (meters ? All | InputVolumeMeters : All);

/** Closes a socket that may be in any state, without waiting for it. */
function disconnect(socket: ObsSocket): void {
  socket.disconnect().catch(() => {
    // It was closed already.
  });
}

/** Maps an error of obs-websocket-js to an ObsError; a numeric code is OBS's `RequestStatus` (100 to 999). */
function requestError(error: unknown): ObsError {
  if (error instanceof ObsError) return error;
  const { code, message } = error as { code?: unknown; message?: string };
  if (typeof code === 'number') return new ObsError('refused', message, code);
  return new ObsError('closed', message);
}

/** Rejects with the code `timeout` if a promise takes longer. */
function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new ObsError('timeout')), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
