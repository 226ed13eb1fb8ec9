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
import { connectFailure, ObsFailure, wasKicked } from './error.ts';

/** The part of obs-websocket-js that is used; a test may bring another. */
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
  /** Empty where OBS asks for none. */
  readonly password: string;
}

/** How long OBS has for an answer that needs no time of its own. */
const ANSWER_MS = 10_000;
const CONNECT_MS = 5000;

export interface ObsSessionOptions {
  readonly createSocket: CreateObsSocket;
  /** Whether to begin with the levels of all inputs. */
  readonly meters: boolean;
  /** How long OBS has for an answer, in milliseconds; requests that may take longer say so themselves. */
  readonly answerMs?: number | undefined;
  onLost(failure: ObsFailure): void;
}

const { All, InputVolumeMeters } = EventSubscription;

/**
 * One connection to OBS, from its handshake to its end. Every request has an end too: an answer, a refusal, the time
 * limit or the loss of the connection; obs-websocket-js by itself would wait for ever.
 */
export class ObsSession {
  readonly #socket: ObsSocket;
  readonly #answerMs: number;
  /** What still waits for an answer, each by how to end its wait. */
  readonly #waiting = new Set<(failure: ObsFailure) => void>();
  #isOpen = true;
  /** How many requests are under way that may take OBS long. */
  #patient = 0;
  readonly #onLost: (failure: ObsFailure) => void;

  /**
   * Connects and identifies. Rejects with an ObsFailure. `onLost` is called once when a connection that stood is gone,
   * and not when it is closed from here.
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
      leave(socket);
      const failure = connectFailure(error, login.password !== '');
      throw failure.code === 'timeout' ? new ObsFailure('unreachable') : failure;
    }
  }

  private constructor(socket: ObsSocket, { onLost, answerMs = ANSWER_MS }: ObsSessionOptions) {
    this.#socket = socket;
    this.#onLost = onLost;
    this.#answerMs = answerMs;
    socket.on('ConnectionClosed', ({ code }) =>
      this.drop(new ObsFailure(wasKicked(code) ? 'kicked' : 'closed')),
    );
  }

  on<E extends ObsEventName>(event: E, listener: (data: OBSEventTypes[E]) => void): void {
    const tell = (data: OBSEventTypes[E]) => {
      if (this.#isOpen) listener(data);
    };
    // The listener's type is a conditional one of the library, which TypeScript can't resolve for a general E.
    this.#socket.on(event, tell as never);
  }

  /** Whether OBS is doing something that it may take long over, and may answer nothing else meanwhile. */
  get isBusy(): boolean {
    return this.#patient > 0;
  }

  /** Asks one thing of OBS. Rejects with an ObsFailure. */
  async call<N extends ObsRequestName>(
    name: N,
    data?: OBSRequestTypes[N],
    timeoutMs?: number,
  ): Promise<OBSResponseTypes[N]> {
    try {
      return await this.#answer(this.#socket.call(name, data), timeoutMs);
    } catch (error) {
      throw refusal(error);
    }
  }

  /** Asks several things in one message; OBS does them in order. CommandErrors stand among the answers. */
  async batch(
    requests: readonly RequestBatchRequest[],
    { haltOnFailure = false, timeoutMs }: { haltOnFailure?: boolean; timeoutMs?: number | undefined } = {},
  ): Promise<ResponseMessage[]> {
    if (requests.length === 0) return [];
    const options = { haltOnFailure, executionType: RequestBatchExecutionType.SerialRealtime };
    try {
      return await this.#answer(this.#socket.callBatch([...requests], options), timeoutMs);
    } catch (error) {
      throw refusal(error);
    }
  }

  /** Asks the same of many things in one message; undefined stands where OBS refused. */
  async ask<N extends ObsRequestName>(
    requestType: N,
    asked: readonly OBSRequestTypes[N][],
  ): Promise<(OBSResponseTypes[N] | undefined)[]> {
    // The library's type of a request is a union over all names, which TypeScript can't match with a general N.
    const answers = await this.batch(asked.map(requestData => ({ requestType, requestData }) as never));
    return answers.map(({ requestStatus, responseData }) =>
      requestStatus.result ? (responseData as OBSResponseTypes[N]) : undefined,
    );
  }

  /** Switches the levels of all inputs on or off; they come twenty times a second. */
  async setMeters(on: boolean): Promise<void> {
    await this.#answer(this.#socket.reidentify({ eventSubscriptions: subscriptions(on) }));
  }

  /** Gives the connection up as lost: what still waits for an answer fails, and the owner is told. */
  drop(failure: ObsFailure): void {
    if (!this.#isOpen) return;
    this.close(failure);
    this.#onLost(failure);
  }

  /** Ends the connection on purpose. */
  close(failure = new ObsFailure('closed')): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    for (const end of [...this.#waiting]) end(failure);
    leave(this.#socket);
  }

  /** Waits for an answer, the time limit or the end of the connection, whichever comes first. */
  async #answer<T>(answer: Promise<T>, timeoutMs = this.#answerMs): Promise<T> {
    const isPatient = timeoutMs > this.#answerMs;
    if (isPatient) this.#patient += 1;
    let end: (failure: ObsFailure) => void = () => {};
    const ended = new Promise<never>((_, reject) => {
      end = reject;
    });
    this.#waiting.add(end);
    try {
      // Each answer has a promise of its own for the end: one for all would hold on to every answer of a long show.
      return await within(timeoutMs, Promise.race([answer, ended]));
    } finally {
      this.#waiting.delete(end);
      if (isPatient) this.#patient -= 1;
    }
  }
}

const subscriptions = (meters: boolean): number => (meters ? All | InputVolumeMeters : All);

/** Closes a socket that may be in any state, and doesn't wait for it. */
function leave(socket: ObsSocket): void {
  socket.disconnect().catch(() => {
    // It was closed already.
  });
}

/** A request's failure as ours: OBS's own status codes are from 100 to 999. */
function refusal(error: unknown): ObsFailure {
  if (error instanceof ObsFailure) return error;
  const { code, message } = error as { code?: unknown; message?: string };
  if (typeof code === 'number') return new ObsFailure('refused', message, code);
  return new ObsFailure('closed', message);
}

/** Rejects with `timeout` where a promise takes longer. */
function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new ObsFailure('timeout')), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
