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

/** Where somebody calls from, as the server may know it again. */
export interface Place {
  /** The network address that a proxy says it has. */
  readonly address: string;
  /** What a server counts as one: the address itself, or its /64. */
  readonly network: string;
  /** What its browser keeps as its cookie; a program keeps none. */
  readonly browser?: string | undefined;
}

interface CallerOptions {
  readonly token?: string;
  readonly place?: Place;
  /** How often a command is sent twice under its id, as a network that loses answers makes a client do. */
  readonly sendsTwice?: () => boolean;
  readonly listener?: (event: ShowEvent) => void;
}

/**
 * One person's line to a show that outlives the server: what has no answer yet is sent again under its id by the
 * outbox of our own pages. It keeps no replica, so that many fit into one process.
 */
export class Caller {
  readonly #outbox = new Outbox();
  readonly #show: string;
  readonly #options: CallerOptions;
  #socket: WebSocket | undefined;
  #token: string | undefined;
  #joined = false;
  id = '';

  constructor(show: string, options: CallerOptions = {}) {
    this.#show = show;
    this.#token = options.token;
    this.#options = options;
  }

  /** Joins anew and sends again what has no answer. Rejects where the server goes away meanwhile. */
  async connect(url: string): Promise<JoinResult> {
    this.#socket?.terminate();
    const headers = headersOf(this.#options.place);
    const socket = new WebSocket(url, { perMessageDeflate: false, headers });
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
      if (this.#options.sendsTwice?.()) this.#transmit(request);
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
    else if ('seq' in frame) this.#options.listener?.(frame);
  }
}

function headersOf(place: Place | undefined): Record<string, string> {
  if (!place) return {};
  const { address, browser } = place;
  return { 'x-forwarded-for': address, ...(browser && { cookie: `vitrine_browser=${browser}` }) };
}
