import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BurstLog } from '../../../server/burst-log.ts';
import { limitConnections } from '../../../server/http/connection-limit.ts';

let server: Server;
let sockets: Socket[];
let records: string[];

beforeEach(() => {
  sockets = [];
  records = [];
  server = createServer((_request, response) => response.end('here'));
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
});

async function start(trusted: false | string[] = false): Promise<void> {
  const bursts = new BurstLog({ logger: pino({}, { write: line => records.push(line) }) });
  limitConnections(server, { trusted, bursts, most: 2 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

function open(from = '127.0.0.1'): Socket {
  const { port } = server.address() as AddressInfo;
  const socket = connect({ port, host: '127.0.0.1', localAddress: from });
  socket.on('error', () => {});
  sockets.push(socket);
  return socket;
}

async function answerOf(socket: Socket): Promise<string> {
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  const [answer] = await once(socket, 'data');
  return String(answer);
}

test('an address that holds as many connections as it may gets no more, and others do', async () => {
  await start();
  const [first, second] = [open(), open()];
  await Promise.all([first, second].map(answerOf));
  const third = open();
  await once(third, 'close');
  expect(records.join('')).toContain('127.0.0.1');
  expect(await answerOf(open('127.0.0.2'))).toContain('here');
  const ended = once(server, 'connection');
  first.destroy();
  await once(first, 'close');
  await expect
    .poll(async () => {
      const again = open();
      return Promise.race([answerOf(again), once(again, 'close').then(() => 'refused')]);
    })
    .toContain('here');
  await ended;
});

test('a trusted proxy holds the connections of everybody', async () => {
  await start(['127.0.0.1']);
  const answers = await Promise.all([open(), open(), open(), open()].map(answerOf));
  expect(answers).toHaveLength(4);
});
