import { expect } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import { until } from '../../support/room.ts';
import type { TestServer } from '../../support/server.ts';
import { fragmentOf, offerOf } from './offers.ts';

export const SDP = 'application/sdp';
export const FRAGMENT = 'application/trickle-ice-sdpfrag';
export const SENDING = offerOf({ direction: 'sendonly' });

export interface Post {
  readonly path?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** The address of an opened session, in the way that clients resolve it. */
export const sessionOf = ({ headers, url }: Response): string =>
  new URL(headers.get('location') ?? '', url).href;

/** Sends a fragment to a session. */
export const patch = (
  session: string,
  headers: Record<string, string>,
  body = fragmentOf('frag'),
): Promise<Response> =>
  fetch(session, { method: 'PATCH', headers: { 'content-type': FRAGMENT, ...headers }, body });

export async function expectProblem(response: Response, status: number, words: RegExp): Promise<void> {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(await response.json()).toMatchObject({ status, detail: expect.stringMatching(words) });
}

/** Requests of WHIP and WHEP clients to a server, and the sessions that they have opened. */
export class RtcRequests {
  readonly #server: TestServer;
  readonly #host: Room;
  readonly #opened: string[] = [];

  constructor(server: TestServer, host: Room) {
    this.#server = server;
    this.#host = host;
  }

  async keyHeaders(): Promise<Record<string, string>> {
    const { whip } = await this.#host.send('ingest.address', {});
    return { authorization: `Bearer ${whip.token}` };
  }

  async post({ path = '/whip/autumn-show', body = SENDING, headers = {} }: Post = {}): Promise<Response> {
    const response = await fetch(`${this.#server.origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': SDP, ...headers },
      body,
    });
    if (response.ok) this.#opened.push(sessionOf(response));
    return response;
  }

  /** Posts with the show's key. */
  async publish(options: Post = {}): Promise<Response> {
    return this.post({ ...options, headers: { ...(await this.keyHeaders()), ...options.headers } });
  }

  async openSession(): Promise<{ session: string; etag: string; answer: string }> {
    const response = await this.publish();
    expect(response.status).toBe(201);
    const etag = response.headers.get('etag') ?? '';
    return { session: sessionOf(response), etag, answer: await response.text() };
  }

  /** Ends every session that was opened, and waits until no encoder is left of them. */
  async endAll(): Promise<void> {
    for (const session of this.#opened.splice(0)) await fetch(session, { method: 'DELETE' });
    await until(this.#host, ({ live }) => live.ingest.state?.kind !== 'connecting', 'no encoder');
  }
}
