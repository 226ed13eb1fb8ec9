import { once } from 'node:events';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { ShopError } from './shop-error.ts';

const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
const MAX_MS = 10_000;
/** The longest pause that a shop may ask for. */
const MAX_PAUSE_MS = 60_000;

export interface ShopRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface ShopAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** Sends requests to shops, whose addresses people type: with limits of time and size, and to the public network only. */
export class ShopHttp {
  readonly #mayBePrivate: boolean;
  readonly #agents: { http: RequestFilteringHttpAgent; https: RequestFilteringHttpsAgent };

  /** @param mayBePrivate whether shops may be on this machine or a private network, and without TLS */
  constructor(mayBePrivate: boolean) {
    this.#mayBePrivate = mayBePrivate;
    // The agents check the IP address when they connect, so a name that leads to another one later is caught as well.
    const options = { allowPrivateIPAddress: mayBePrivate, keepAlive: true, maxSockets: 8 };
    this.#agents = {
      http: new RequestFilteringHttpAgent(options),
      https: new RequestFilteringHttpsAgent(options),
    };
  }

  get mayBePrivate(): boolean {
    return this.#mayBePrivate;
  }

  /** Sends one request; redirects are answers like others. Throws a ShopError where there is no answer or a fault of the server. */
  async send(address: string, { method = 'GET', headers = {}, body }: ShopRequest = {}): Promise<ShopAnswer> {
    const signal = AbortSignal.timeout(MAX_MS);
    try {
      const answer = await this.#request(
        new URL(address),
        { method, headers, ...(body === undefined ? {} : { body }) },
        signal,
      );
      return withoutFault({
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        text: await textOf(answer),
      });
    } catch (error) {
      throw toShopError(error, signal);
    }
  }

  async #request(
    address: URL,
    { method, headers, body }: ShopRequest,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const isSecure = address.protocol === 'https:';
    if (!isSecure && !this.#mayBePrivate) throw new ShopError('refused', 'https:// is needed');
    const options = {
      method,
      signal,
      headers: { 'user-agent': 'Vitrine', accept: 'application/json', ...headers },
    };
    const sent = isSecure
      ? requestHttps(address, { ...options, agent: this.#agents.https })
      : requestHttp(address, { ...options, agent: this.#agents.http });
    const answered = once(sent, 'response');
    sent.end(body);
    const [answer] = (await answered) as [IncomingMessage];
    // An error after the response has begun ends the reading of its body.
    sent.on('error', error => answer.destroy(error));
    return answer;
  }

  close(): void {
    this.#agents.http.destroy();
    this.#agents.https.destroy();
  }
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer) {
    size += (piece as Buffer).byteLength;
    if (size > MAX_ANSWER_BYTES) throw new ShopError('bad-answer', 'too large');
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function withoutFault(answer: ShopAnswer): ShopAnswer {
  const { status, headers } = answer;
  const seconds = Number(headers['retry-after'] ?? 0);
  const pauseMs = Number.isFinite(seconds) ? Math.min(MAX_PAUSE_MS, Math.max(0, seconds * 1000)) : 0;
  if (status === 429) throw new ShopError('throttled', undefined, { pauseMs: pauseMs || 1000 });
  if (status >= 500) throw new ShopError('down', `HTTP ${status}`, { pauseMs });
  return answer;
}

function toShopError(error: unknown, signal: AbortSignal): ShopError {
  if (error instanceof ShopError) return error;
  if (signal.aborted) return new ShopError('slow', undefined, { cause: error });
  // The agent's error has no code, only this message.
  const isPrivate = error instanceof Error && error.message.includes('is not allowed');
  if (isPrivate) return new ShopError('private', undefined, { cause: error });
  return new ShopError('unreachable', (error as NodeJS.ErrnoException).code, { cause: error });
}

/** The JSON of an answer. Throws a ShopError `bad-answer`. */
export function jsonOf({ text }: Pick<ShopAnswer, 'text'>): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ShopError('bad-answer', 'no JSON', { cause: error });
  }
}

/**
 * Does something again while its fault may pass, with longer and longer pauses or those that the shop asks for, until
 * its time is over.
 */
export async function withRetries<T>(withinMs: number, action: () => Promise<T>): Promise<T> {
  const until = performance.now() + withinMs;
  for (let attempt = 0; ; attempt++) {
    try {
      return await action();
    } catch (error) {
      const pause =
        error instanceof ShopError && error.isPassing ? pauseAfter(attempt, error.pauseMs) : Number.NaN;
      if (!(performance.now() + pause < until)) throw error;
      await new Promise(resolve => setTimeout(resolve, pause));
    }
  }
}

/** A pause in milliseconds: 0.25 s and twice as long each time up to 30 s, spread by a quarter so that many don't come at once. */
export function pauseAfter(attempt: number, leastMs = 0): number {
  const pause = Math.max(leastMs, Math.min(30_000, 250 * 2 ** attempt));
  return pause * (1 + Math.random() / 4);
}
