import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PNG } from '../pictures-shop.ts';

/** What goes wrong with a shop's server. */
export type Trouble = 'none' | 'down' | 'hangs' | 'throttled' | 'revoked';

export interface ShopCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface ShopReply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly json?: unknown;
  readonly text?: string;
}

/** A shop as a server on this machine, made after its platform's public documentation. */
export abstract class ShopServer {
  readonly #server: Server;
  trouble: Trouble = 'none';
  /** How many requests came, by what they asked for. */
  readonly asked = new Map<string, number>();

  constructor() {
    this.#server = createServer((request, answer) => void this.#answer(request, answer));
  }

  async listen(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Answers a request of the API. */
  protected abstract reply(call: ShopCall): ShopReply;
  /** Which API calls meet trouble; pages of the shop don't. */
  protected abstract isApi(url: URL): boolean;

  protected count(name: string): void {
    this.asked.set(name, (this.asked.get(name) ?? 0) + 1);
  }

  /** Sends a webhook, and returns the status that it is answered with. */
  protected async deliver(address: string, body: string, headers: Record<string, string>): Promise<number> {
    const answer = await fetch(address, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    return answer.status;
  }

  async #answer(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin);
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces).toString('utf8');
    if (url.pathname.endsWith('.png')) return void answer.writeHead(200).end(PNG);
    const troubled = this.isApi(url) ? this.#troubled() : undefined;
    if (troubled === 'hangs') return;
    const call = { method: request.method ?? 'GET', url, headers: request.headers, body };
    const {
      status = 200,
      headers = {},
      json,
      text = JSON.stringify(json ?? {}),
    } = troubled ?? this.reply(call);
    const type = text.startsWith('<') ? 'text/html' : 'application/json';
    answer.writeHead(status, { 'content-type': type, ...headers }).end(text);
  }

  #troubled(): ShopReply | 'hangs' | undefined {
    if (this.trouble === 'none' || this.trouble === 'revoked') return undefined;
    if (this.trouble === 'hangs') return 'hangs';
    return this.trouble === 'down' ? { status: 503, text: 'Service Unavailable' } : this.throttled();
  }

  /** How it says that it was asked too much. */
  protected throttled(): ShopReply {
    return { status: 429, headers: { 'retry-after': '1' }, text: 'Too Many Requests' };
  }
}
