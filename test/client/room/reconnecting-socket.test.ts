import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { RoomSocket } from '../../../client/room/reconnecting-socket.ts';

let server: WebSocketServer;
let url: string;
let open: RoomSocket | undefined;

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

/** Hands an early socket over, and resolves with what the room's socket makes of it first. */
function handOver(early: WebSocket): Promise<'open' | 'lost'> {
  return new Promise(resolve => {
    open = new RoomSocket(
      url,
      { onOpen: () => resolve('open'), onLost: () => resolve('lost'), onFrame: () => undefined },
      early,
    );
  });
}

test('a socket that is still opening is used when it opens', async () => {
  expect(await handOver(new WebSocket(url))).toBe('open');
  expect(server.clients.size).toBe(1);
});

test('a socket that is open already is used at once', async () => {
  const early = new WebSocket(url);
  await once(early, 'open');
  expect(await handOver(early)).toBe('open');
  expect(server.clients.size).toBe(1);
});

test('a socket that was lost before is a lost connection, to be opened again', async () => {
  const early = new WebSocket(url);
  await once(early, 'open');
  early.close();
  await once(early, 'close');
  expect(await handOver(early)).toBe('lost');
});
