import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Tokens } from '../../server/team/tokens.ts';
import { temporaryFolder } from '../support/log.ts';
import { recorded, recordedFolder, recordedState } from '../support/recorded-log.ts';
import { joinRoom, until } from '../support/room.ts';
import { TestServer } from '../support/server.ts';

// Only a bound for what never comes: each test starts a server of its own, some of them twice.
vi.setConfig({ testTimeout: 60_000 });

/** What a server that must not start says before it stops. */
const failure = (...args: string[]): Promise<string> =>
  TestServer.start(args).then(
    async server => {
      await server.stop();
      return 'It started.';
    },
    (error: Error) => error.message,
  );

async function start(...options: Parameters<typeof TestServer.start>): Promise<TestServer> {
  const server = await TestServer.start(...options);
  onTestFinished(() => server.stop());
  return server;
}

function file(name: string, text: string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
}

test('a port in use is named, with the flag that chooses another', async () => {
  const server = await start();
  const { port } = new URL(server.origin);
  expect(await failure('--port', port)).toMatch(new RegExp(`Port ${port} is in use.*--port`));
});

test('a data folder that can not be written is named, with the flag that chooses another', async () => {
  const inTheWay = file('a-file', '');
  expect(await failure('--data', join(inTheWay, 'inside'))).toMatch(/a-file.*can't be written.*--data/);
  expect(await failure('--data', '/dev/fd/nowhere')).toMatch(/can't be written.*--data/);
});

test('a data folder that another server uses is refused instead of being written by both', async () => {
  const server = await start();
  expect(await failure('--data', server.folder)).toMatch(/Another Vitrine is running.*--data/);
});

test('a wrong value of a setting is named with what it must be, and an unknown one with the list', async () => {
  expect(await failure('--port', 'eighty')).toMatch(
    /--port must be a whole number from 0 to 65535, not "eighty"/,
  );
  expect(await failure('--nonsense')).toMatch(/nonsense[\s\S]*--data VALUE/);
});

test('a product list that can not be read stops the start; a bad row in it does not', async () => {
  expect(await failure('--catalog', '/nowhere/list.csv')).toMatch(/product list .* can't be read/);
  const server = await start(['--catalog', file('list.csv', 'sku,title,price\nmug,Mug,12\ncup,Cup,\n')]);
  const room = await joinRoom(server, { token: server.hostToken });
  onTestFinished(() => room.close());
  expect(room.store.getState().show.catalog.products.map(product => product.id)).toEqual(['mug']);
  expect(server.errors).toMatch(/1 added, 0 updated, 1 rows left out[\s\S]*line 3, price: missing/);
});

test('without the media worker the room still works, and says what is missing', async () => {
  const server = await start([], { MEDIASOUP_WORKER_BIN: '/nowhere/mediasoup-worker' });
  expect(server.addresses.media).toBe(false);
  expect(server.errors).toMatch(/No pictures and sound/);
  const room = await joinRoom(server, { token: server.hostToken });
  onTestFinished(() => room.close());
  await room.send('chat.post', { text: 'still here' });
  await until(room, ({ show }) => show.chat.messages.length === 1, 'the message');
  await expect(room.send('media.open', {})).rejects.toMatchObject({ code: 'no-media' });
});

test('a killed server comes back with everything that it acknowledged, and its clients by themselves', async () => {
  const server = await start();
  const host = await joinRoom(server, { token: server.hostToken });
  const ann = await joinRoom(server, { onToken: () => {} });
  onTestFinished(() => {
    for (const room of [host, ann]) room.close();
  });
  await host.send('show.goLive', {});
  await ann.send('chat.post', { text: 'before' });
  await host.send('moderation.mute', { personId: ann.store.getState().you?.id ?? '', seconds: null });
  await until(host, ({ show }) => Object.keys(show.moderation.mutes).length === 1, 'the mute');
  await until(host, ({ show }) => show.chat.messages.length === 1, 'the line, which travels with others');
  const before = host.store.getState().show;

  await server.kill();
  await until(ann, ({ connection }) => connection.kind === 'reconnecting', 'noticed');
  const rejoined = new Promise(resolve => host.onJoined(resolve));
  await server.restart();
  expect(await rejoined).toHaveProperty('events', []);
  expect(host.store.getState().show).toEqual(before);
  await until(ann, ({ connection }) => connection.kind === 'joined', 'back by itself');
  await expect(ann.send('chat.post', { text: 'after' })).rejects.toMatchObject({ code: 'muted' });
});

test('a data folder of an earlier version opens, its shows as they were, and goes on', async () => {
  const server = await start(['--data', recordedFolder(), '--secret', recorded.secret]);
  const tokens = new Tokens(recorded.secret);
  for (const show of Object.keys(recorded.shows)) {
    const actor = { id: 'host', name: 'Host', role: 'host' } as const;
    const token = await tokens.sign({ actor, show, expiresAt: Date.now() + 60_000 });
    const host = await joinRoom(server, { show, token });
    onTestFinished(() => host.close());
    // Holds and deals have run out since; all else is as it was.
    const { seq: _seq, deals, offers: _offers, ...expected } = recordedState(show);
    const state = host.store.getState().show;
    expect(state).toMatchObject(expected);
    expect(Object.keys(state.deals.byId)).toEqual(Object.keys(deals.byId));
    await host.send('chat.post', { text: 'It goes on.' });
    await until(host, view => view.show.chat.messages.at(-1)?.text === 'It goes on.', 'a new line');
  }
});

test('a command that was sent while the server was down is done once when it is back', async () => {
  const server = await start();
  const ann = await joinRoom(server, { onToken: () => {} });
  onTestFinished(() => ann.close());
  await server.kill();
  await until(ann, ({ connection }) => connection.kind === 'reconnecting', 'noticed');
  const answer = ann.send('chat.post', { text: 'patience' });
  await server.restart();
  expect(await answer).toMatchObject({ state: 'posted' });
  const { show } = await until(ann, view => view.show.chat.messages.length > 0, 'the line');
  expect(show.chat.messages.map(message => message.text)).toEqual(['patience']);
});

test('a connection that carries nothing any more is left as soon as somebody doubts it', async () => {
  const server = await start();
  const ann = await joinRoom(server);
  onTestFinished(() => ann.close());
  process.kill(server.pid, 'SIGSTOP');
  onTestFinished(() => void process.kill(server.pid, 'SIGCONT'));
  ann.probe();
  await until(ann, ({ connection }) => connection.kind === 'reconnecting', 'left');
  process.kill(server.pid, 'SIGCONT');
  await until(ann, ({ connection }) => connection.kind === 'joined', 'back');
});
