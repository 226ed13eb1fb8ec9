import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Room } from '../../client/room/room.ts';
import { Tokens } from '../../server/team/tokens.ts';
import { flash, shelf } from '../support/deals.ts';
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

test('a port that no browser opens is refused at the start, with the flag that chooses another', async () => {
  expect(await failure('--port', '10080')).toMatch(/Browsers refuse.*port 10080.*--port/);
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

/** What must not be lost beside the chat: a mute that ends, and the countdown of a deal or of a pin. */
async function prepareRound(server: TestServer, host: Room, round: number): Promise<void> {
  const ann = await joinRoom(server, { onToken: () => {} });
  await ann.send('chat.post', { text: `Ann in round ${round}` });
  await host.send('moderation.mute', { personId: ann.store.getState().you?.id ?? '', seconds: 600 });
  ann.close();
  const productId = ['shoe', 'sock', 'lamp'][round] ?? '';
  if (round > 0) return void (await host.send('offer.pin', { productId, ends: { seconds: 600 } }));
  await host.send('deal.save', { plan: flash({ countdownSeconds: 300 }) });
  await host.send('deal.start', { dealId: 'deal' });
}

/** Sends all lines at once; resolves as soon as so many are acknowledged, and goes on noting which of them are. */
function write(host: Room, texts: readonly string[], wanted: number, noted: Map<string, string>) {
  return new Promise<void>(resolve => {
    let count = 0;
    for (const text of texts) {
      const note = ({ messageId }: { messageId: string }) => {
        noted.set(messageId, text);
        count += 1;
        if (count === wanted) resolve();
      };
      // Nobody knows of the others whether they are in the log.
      host.send('chat.post', { text }).then(note, () => {});
    }
  });
}

test('a server killed in the middle of a chat has what it acknowledged when it is back, and nothing twice', async () => {
  const server = await start();
  const acknowledged = new Map<string, string>();
  for (const [round, wanted] of [3, 25, 60].entries()) {
    const host = await joinRoom(server, { token: server.hostToken });
    if (round === 0) {
      await host.send('catalog.import', { products: shelf(Date.now()) });
      await host.send('chat.post', { text: 'Welcome' });
    }
    await prepareRound(server, host, round);
    const { seq, offers, moderation, deals } = host.store.getState().show;
    const texts = Array.from({ length: 80 }, (_, line) => `Line ${line} of round ${round}`);
    await write(host, texts, wanted, acknowledged);
    await server.kill();
    host.close();
    await server.restart();

    const after = await joinRoom(server, { token: server.hostToken });
    const { show } = after.store.getState();
    after.close();
    const lines = show.chat.messages.filter(({ text }) => text.startsWith('Line'));
    expect(new Set(lines.map(({ text }) => text)).size).toBe(lines.length);
    const there = Object.fromEntries(lines.map(({ id, text }) => [id, text]));
    expect(there).toMatchObject(Object.fromEntries(acknowledged));
    // In the order of their sending, without a gap: what was written behind a line is not there without it.
    const ofRound = lines.map(({ text }) => text).filter(text => texts.includes(text));
    expect(ofRound).toEqual(texts.slice(0, ofRound.length));
    expect(show).toMatchObject({ seq, offers, moderation, deals });
  }
});

test('a data folder of an earlier version opens, its shows as they were, and goes on', async () => {
  const server = await start(['--data', recordedFolder(), '--secret', recorded.secret]);
  const tokens = new Tokens(recorded.secret);
  for (const show of Object.keys(recorded.shows)) {
    const actor = { id: 'host', name: 'Host', role: 'host' } as const;
    const token = await tokens.sign({ actor, show, expiresAt: Date.now() + 60_000 });
    const host = await joinRoom(server, { show, token });
    onTestFinished(() => host.close());
    // Holds and deals have run out since, and the ledger of a show that is over is signed; all else is as it was.
    const { seq: _seq, deals, offers: _offers, ledger: _ledger, ...expected } = recordedState(show);
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

test('a signal ends the server within seconds, whatever strangers have begun and not finished', async () => {
  const server = await TestServer.start();
  const { hostname, port } = new URL(server.origin);
  const upload = [
    'POST /api/shows/autumn-show/catalog HTTP/1.1',
    'Host: x',
    `Authorization: Bearer ${server.hostToken}`,
    'Content-Type: text/csv',
    'Content-Length: 100000',
  ];
  const begun = [`${upload.join('\r\n')}\r\n\r\nid;ti`, 'GET /socket HT', ''];
  for (const text of begun) {
    const connection = connect(Number(port), hostname).on('error', () => {});
    onTestFinished(() => void connection.destroy());
    await once(connection, 'connect');
    connection.write(text);
  }
  // It answers what comes behind them, so it has them.
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
  const stopping = performance.now();
  await server.stop();
  expect(performance.now() - stopping).toBeLessThan(30_000);
});
