import { once } from 'node:events';
import { WebSocket } from 'ws';
import { Outbox } from '../../client/room/outbox.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import {
  type JoinData,
  type JoinResult,
  PROTOCOL_VERSION,
  type Reply,
  type Request,
  type RequestData,
  type RequestName,
} from '../../shared/show/protocol.ts';

/** How often a command is sent twice under its id, as a network that loses answers makes a client do. */
type SendsTwice = () => boolean;

/**
 * One person's line to a show that outlives the server: what has no answer yet is sent again under its id by the
 * outbox of our own pages. It keeps no replica, so that many fit into one process.
 */
export class Caller {
  readonly #outbox = new Outbox();
  readonly #show: string;
  readonly #sendsTwice: SendsTwice;
  readonly #listener: (event: ShowEvent) => void;
  #socket: WebSocket | undefined;
  #token: string | undefined;
  #joined = false;
  id = '';

  constructor(
    show: string,
    token: string | undefined,
    sendsTwice: SendsTwice = () => false,
    listener: (event: ShowEvent) => void = () => {},
  ) {
    this.#show = show;
    this.#token = token;
    this.#sendsTwice = sendsTwice;
    this.#listener = listener;
  }

  /** Joins anew and sends again what has no answer. Rejects where the server goes away meanwhile. */
  async connect(url: string): Promise<JoinResult> {
    this.#socket?.terminate();
    const socket = new WebSocket(url, { perMessageDeflate: false });
    this.#socket = socket;
    socket.on('error', () => {});
    socket.on('close', () => this.#lost(socket));
    socket.on('message', raw => this.#receive(JSON.parse(String(raw))));
    await once(socket, 'open');
    const data: JoinData = {
      show: this.#show,
      protocol: PROTOCOL_VERSION,
      ...(this.#token ? { token: this.#token } : {}),
    };
    const welcome = (await this.#outbox.add('show.join', data, true, request =>
      this.#transmit(request),
    )) as JoinResult;
    this.id = welcome.you.id;
    this.#token = welcome.token ?? this.#token;
    this.#joined = true;
    this.#outbox.resend(request => this.#transmit(request));
    return welcome;
  }

  /** Sends a command, or a query, and waits for its answer: a command's over any number of connections. */
  send<N extends RequestName>(name: N, data: RequestData<N>): Promise<unknown> {
    return this.#outbox.add(name, data, this.#joined, request => {
      this.#transmit(request);
      if (this.#sendsTwice()) this.#transmit(request);
    });
  }

  close(): void {
    this.#socket?.terminate();
    this.#outbox.failAll('The show was left.');
  }

  #transmit(request: Request): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(request));
  }

  #lost(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    this.#joined = false;
    this.#outbox.connectionLost();
  }

  #receive(frame: Reply | ShowEvent | { signal: string }): void {
    if ('re' in frame) this.#outbox.settle(frame);
    else if ('seq' in frame) this.#listener(frame);
  }
}
