import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { memoryOf } from '../../../bench/support/memory.ts';
import { TestServer } from '../../support/server.ts';

const UPLOAD_BYTES = 256 * 1024 * 1024;

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
}, 60_000);
afterAll(() => server.stop());

interface Upload {
  readonly socket: Socket;
  readonly answer: Promise<string>;
  readonly closed: Promise<void>;
}

/** Sends a body for as long as the server takes it. */
function upload(path: string, headers = ''): Upload {
  const socket = connect(Number(new URL(server.origin).port), '127.0.0.1');
  onTestFinished(() => {
    socket.destroy();
  });
  socket.on('error', () => {});
  socket.write(`POST ${path} HTTP/1.1\r\nHost: a\r\n${headers}Content-Length: ${UPLOAD_BYTES}\r\n\r\n`);
  const piece = Buffer.alloc(64 * 1024, 1);
  const more = () => {
    while (socket.writable && socket.write(piece));
  };
  socket.on('drain', more);
  more();
  return {
    socket,
    answer: new Promise(resolve => socket.once('data', bytes => resolve(String(bytes)))),
    closed: new Promise(resolve => socket.once('close', () => resolve())),
  };
}

const RECORDING = '/api/shows/default/recordings/r1?offset=0&until=1';

test.each([
  ['an upload without a token', RECORDING, 'Content-Type: video/webm\r\n', 401],
  ['an upload with a wrong token', RECORDING, 'Content-Type: video/webm\r\nAuthorization: Bearer x\r\n', 401],
  ['a new show without a key', '/api/shows', 'Content-Type: application/json\r\n', 401],
  ['a body that is too long', '/demo-shop/hold', 'Content-Type: application/json\r\n', 413],
  ['an encoder without the show’s key', '/whip/default', 'Content-Type: application/sdp\r\n', 401],
])('%s is answered before it is read, and its connection ends', async (_what, path, headers, status) => {
  const { socket, answer, closed } = upload(path, headers);
  expect(await answer).toMatch(new RegExp(`^HTTP/1.1 ${status} [^]*\r\nconnection: close\r\n`, 'i'));
  await closed;
  // The kernel's buffers of both ends, and a piece; not a tenth of the body.
  expect(socket.bytesWritten).toBeLessThan(UPLOAD_BYTES / 10);
});

test('40 uploads without a token at once are all answered, and take a fraction of their memory', async () => {
  const before = memoryOf(server.pid);
  const uploads = Array.from({ length: 40 }, () => upload(RECORDING, 'Content-Type: video/webm\r\n'));
  let most = 0;
  const looking = setInterval(() => {
    most = Math.max(most, memoryOf(server.pid));
  }, 50);
  onTestFinished(() => clearInterval(looking));
  const answers = await Promise.all(uploads.map(({ answer }) => answer));
  expect(answers.every(answer => answer.startsWith('HTTP/1.1 401'))).toBe(true);
  await Promise.all(uploads.map(({ closed }) => closed));
  // A buffer or two for each that is answered at once; read for as long as their connection lingered they took 4 MB each.
  expect(Math.max(most, memoryOf(server.pid)) - before).toBeLessThan(10);
}, 30_000);

test('a request whose body was read keeps its connection', async () => {
  const response = await fetch(`${server.origin}/demo-shop/hold`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(response.status).toBe(400);
  expect(response.headers.get('connection')).toBe('keep-alive');
});
