import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { ReconnectingSocket } from '../../../client/room/reconnecting-socket.ts';

let server: WebSocketServer;
let url: string;
let open: ReconnectingSocket | undefined;

beforeEach(async () => {
  server = new WebSocketServer({ port: 0 });
  await once(server, 'listening');
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  open?.close();
  for (const client of server.clients) client.terminate();
  await new Promise(resolve => server.close(resolve));
});

/** Passes an early socket in, and resolves with the first event that is reported for it. */
function handOver(early: WebSocket): Promise<'open' | 'lost'> {
  return new Promise(resolve => {
    open = new ReconnectingSocket(
      url,
      { onOpen: () => resolve('open'), onLost: () => resolve('lost'), onFrame: () => undefined },
      early,
    );
  });
}

test('an early socket that is still connecting is used once it is open', async () => {
  expect(await handOver(new WebSocket(url))).toBe('open');
  expect(server.clients.size).toBe(1);
});

test('an early socket that is open is used at once', async () => {
  const early = new WebSocket(url);
  await once(early, 'open');
  expect(await handOver(early)).toBe('open');
  expect(server.clients.size).toBe(1);
});

test('an early socket that was closed counts as a lost connection', async () => {
  const early = new WebSocket(url);
  await once(early, 'open');
  early.close();
  await once(early, 'close');
  expect(await handOver(early)).toBe('lost');
});
