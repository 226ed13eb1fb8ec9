import { once } from 'node:events';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Room } from '../../../client/room/room.ts';
import { PROTOCOL_VERSION } from '../../../shared/show/protocol.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

const JOIN = JSON.stringify({
  id: 'join',
  name: 'show.join',
  data: { show: 'default', protocol: PROTOCOL_VERSION },
});
const refused = (id: number, more = '') =>
  JSON.stringify({ id: `${id}`, name: 'chat.delete', data: { messageId: `m${more}` } });

let server: TestServer;
let host: Room;

beforeAll(async () => {
  server = await TestServer.start();
  host = await joinRoom(server, { token: server.hostToken });
}, 60_000);
afterAll(async () => {
  host.close();
  await server.stop();
});

interface Answer {
  readonly re?: string;
  readonly ok?: boolean;
  readonly error?: { readonly code: string };
}

/** A viewer by a bare socket, and the answers that it has got. */
async function openViewer(): Promise<{ socket: WebSocket; answers: Answer[] }> {
  const socket = new WebSocket(server.socketUrl);
  onTestFinished(() => socket.terminate());
  const answers: Answer[] = [];
  socket.on('message', raw => {
    const answer = JSON.parse(String(raw)) as Answer;
    if (answer.re !== undefined) answers.push(answer);
  });
  socket.on('error', () => {});
  await once(socket, 'open');
  return { socket, answers };
}

async function joinViewer(): Promise<Awaited<ReturnType<typeof openViewer>>> {
  const viewer = await openViewer();
  viewer.socket.send(JOIN);
  await once(viewer.socket, 'message');
  return viewer;
}

test('hundreds of joins on one socket make one viewer, who is gone with the socket', async () => {
  const before = host.store.getState().live.presence.watching;
  const { socket, answers } = await openViewer();
  for (let count = 0; count < 400; count++) socket.send(JOIN);
  await expect.poll(() => answers.length, { timeout: 20_000 }).toBe(400);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(new Set(answers.flatMap(({ error }) => error?.code ?? []))).toEqual(new Set(['already-done']));
  await until(host, ({ live }) => live.presence.watching === before + 1, 'one more viewer');
  socket.close();
  await until(host, ({ live }) => live.presence.watching === before, 'the viewer gone');
});

test('a page that sends more than it may at once is read more slowly, loses nothing and stays', async () => {
  const { socket, answers } = await joinViewer();
  for (let id = 0; id < 540; id++) socket.send(refused(id));
  await expect.poll(() => answers.length, { timeout: 20_000 }).toBe(541);
  expect(answers.slice(1).map(({ re }) => Number(re))).toEqual(Array.from({ length: 540 }, (_, id) => id));
  expect(socket.readyState).toBe(WebSocket.OPEN);
});

test.each([
  ['short frames that are refused', refused(1)],
  ['frames of 32 KB', refused(1, 'x'.repeat(32 * 1024))],
  ['frames that are no JSON', 'x'.repeat(100)],
])(
  'whoever floods with %s is cut off, and viewers of the same address stay, chat and can still come',
  async (_what, frame) => {
    const ann = await joinRoom(server, { onToken: () => {} });
    onTestFinished(() => ann.close());
    const { socket, answers } = await joinViewer();
    const closed = once(socket, 'close');
    const flooding = setInterval(() => {
      for (let count = 0; count < 200 && socket.bufferedAmount < 4_000_000; count++) socket.send(frame);
    }, 5);
    onTestFinished(() => clearInterval(flooding));
    await expect.poll(() => answers.length, { timeout: 15_000 }).toBeGreaterThan(2);
    await ann.send('chat.post', { text: 'still here' });
    expect((await closed)[0]).toBe(1008);
    // Of many thousands.
    expect(answers.length).toBeLessThan(1000);
    await ann.send('chat.post', { text: 'here too' });
    const bob = await joinRoom(server, { onToken: () => {} });
    onTestFinished(() => bob.close());
    expect([ann, bob].map(room => room.store.getState().connection.kind)).toEqual(['joined', 'joined']);
  },
  40_000,
);

test('whoever floods with pings is cut off', async () => {
  const { socket } = await joinViewer();
  const closed = once(socket, 'close');
  const flooding = setInterval(() => {
    for (let count = 0; count < 200 && socket.bufferedAmount < 1_000_000; count++) socket.ping();
  }, 5);
  onTestFinished(() => clearInterval(flooding));
  await closed;
});

test('floods are logged once for many, and at the end of the server with their count', async () => {
  await server.kill();
  await server.restart();
  for (let flood = 0; flood < 2; flood++) {
    const { socket } = await openViewer();
    const closed = once(socket, 'close');
    const flooding = setInterval(() => {
      for (let count = 0; count < 200 && socket.bufferedAmount < 1_000_000; count++) socket.send('no JSON');
    }, 5);
    await closed;
    clearInterval(flooding);
  }
  const records = () => server.errors.split('\n').filter(line => line.includes('A socket was cut off'));
  const before = records().length;
  await server.stop();
  expect(
    records()
      .slice(before - 1)
      .map(line => JSON.parse(line)),
  ).toMatchObject([
    { level: 40, address: '127.0.0.1' },
    { level: 40, address: '127.0.0.1', count: 2 },
  ]);
}, 40_000);
