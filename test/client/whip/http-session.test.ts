import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HttpSession, HttpSessionError } from '../../../client/whip/http-session.ts';

let server: Server;
let respond: (response: ServerResponse) => void;

beforeEach(async () => {
  server = createServer((_request, response) => respond(response));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.close();
});

/** The error with which opening a session fails. */
async function failure(): Promise<HttpSessionError> {
  const { port } = server.address() as AddressInfo;
  const connection = { signalingState: 'have-local-offer' } as RTCPeerConnection;
  const error = await HttpSession.open(connection, `http://127.0.0.1:${port}/whep/a`, 'v=0').then(
    () => undefined,
    reason => reason as unknown,
  );
  if (!(error instanceof HttpSessionError)) throw new Error('It has not failed as it should.');
  return error;
}

test.each([
  ['7', 7000, 7000],
  ['0', 0, 0],
  ['86400', 60_000, 60_000],
  [new Date(Date.now() + 20_000).toUTCString(), 15_000, 20_000],
  [new Date(0).toUTCString(), 0, 0],
  ['soon', 0, 0],
])('a refusal with Retry-After: %s says how long to wait', async (value, least, most) => {
  respond = response => response.writeHead(429, { 'retry-after': value }).end();
  const { status, retryAfterMs } = await failure();
  expect(status).toBe(429);
  expect(retryAfterMs).toBeGreaterThanOrEqual(least);
  expect(retryAfterMs).toBeLessThanOrEqual(most);
});

test('a refusal without Retry-After leaves the wait to the client', async () => {
  respond = response => response.writeHead(503).end();
  expect(await failure()).toMatchObject({ status: 503, retryAfterMs: 0 });
});
