import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { KEPT_FILES, KEPT_FOLDERS } from '../../../server/data-folder.ts';
import { backedUp, contentsOf, restoredFrom } from '../../support/backup.ts';
import { temporaryFolder } from '../../support/log.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

// Only a bound for what never comes: each test starts a server of its own, some of them twice.
vi.setConfig({ testTimeout: 60_000 });

/** What a server needs while it runs, and what is of one machine: nobody misses it in a backup. */
const PASSING = [
  'shows.sqlite-wal',
  'shows.sqlite-shm',
  'clock.json',
  'snapshot.sock',
  'reach.json',
  'network-certificate.pem',
];

/** As often as one person may write. */
const WRITE_EVERY_MS = 35;

async function start(data?: string): Promise<TestServer> {
  const server = await TestServer.start([], {}, data);
  onTestFinished(() => server.stop());
  return server;
}

async function joinAsHost(server: TestServer) {
  const host = await joinRoom(server, { token: server.hostToken });
  onTestFinished(() => host.close());
  return host;
}

/** Sends the beginning of a recording. */
async function record(server: TestServer, host: Awaited<ReturnType<typeof joinAsHost>>, body: string) {
  const recordingId = 'a-recording-of-mine-1';
  await host.send('show.goLive', {});
  await host.send('recording.start', { recordingId, format: 'mp4', startedAt: Date.now() });
  await fetch(`${server.origin}/api/shows/autumn-show/recordings/${recordingId}?offset=0&until=100`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.hostToken}`, 'content-type': 'application/octet-stream' },
    body,
  });
}

test('a backup of a running server has all that was acknowledged, and is a server on another machine', async () => {
  const server = await start();
  await server.addSampleProducts();
  const host = await joinAsHost(server);
  await record(server, host, 'abc');
  const acknowledged: string[] = [];
  let isOver = false;
  const writing = (async () => {
    for (let number = 1; !isOver; number += 1) {
      await host.send('note.post', { text: `note ${number}` });
      acknowledged.push(`note ${number}`);
      await pause(WRITE_EVERY_MS);
    }
  })();
  while (acknowledged.length < 20) await pause(WRITE_EVERY_MS);
  const before = [...acknowledged];
  const file = await backedUp(server.folder);
  isOver = true;
  await writing;

  const folder = temporaryFolder();
  const { before: replaced } = await restoredFrom(file, folder);
  expect(replaced).toBeUndefined();
  const copy = await start(folder);
  const { show } = (await joinAsHost(copy)).store.getState();
  const notes = show.notes.notes.map(note => note.text);
  expect(notes.slice(0, before.length)).toEqual(before);
  expect(acknowledged.slice(0, notes.length)).toEqual(notes);
  expect(show.catalog.products.length).toBeGreaterThan(0);
  const kept = (of: string) =>
    Object.fromEntries(
      Object.entries(contentsOf(of)).filter(([path]) => /^(pictures|recordings|secret)/.test(path)),
    );
  expect(kept(copy.folder)).toEqual(kept(server.folder));
  // The links that were given before open the same shows there.
  const again = await joinRoom(copy, { token: server.hostToken });
  onTestFinished(() => again.close());
  await until(
    again,
    ({ connection }) => connection.kind === 'joined',
    'the host is in by their earlier link',
  );
});

test('a backup of what a killed server left has its last commit, and leaves nothing beside it', async () => {
  const server = await start();
  const host = await joinAsHost(server);
  await host.send('note.post', { text: 'the last word' });
  await server.kill();
  const folder = temporaryFolder();
  await restoredFrom(await backedUp(server.folder), folder);
  expect(readdirSync(server.folder).filter(name => name.startsWith('.'))).toEqual([]);
  const copy = await start(folder);
  const { show } = (await joinAsHost(copy)).store.getState();
  expect(show.notes.notes.map(note => note.text)).toEqual(['the last word']);
});

test('everything that a server keeps is in its backups', async () => {
  const server = await start();
  await server.addSampleProducts();
  await record(server, await joinAsHost(server), 'abc');
  const unknown = readdirSync(server.folder).filter(
    name => ![...KEPT_FILES, ...KEPT_FOLDERS, ...PASSING].includes(name),
  );
  expect(unknown, 'list it in server/data-folder.ts as kept, or here as passing').toEqual([]);
});

test('what is half written, and what somebody keeps beside it, is in no backup', async () => {
  const server = await start();
  await server.end();
  mkdirSync(join(server.folder, 'recordings/autumn-show'), { recursive: true });
  for (const name of [
    'recordings/autumn-show/a.mp4',
    'recordings/autumn-show/.half',
    'pictures/.half',
    'mine.txt',
  ])
    writeFileSync(join(server.folder, name), 'abc');
  const folder = temporaryFolder();
  await restoredFrom(await backedUp(server.folder), folder);
  expect(Object.keys(contentsOf(folder))).toEqual(['recordings/autumn-show/a.mp4', 'secret', 'shows.sqlite']);
  expect(readFileSync(join(folder, 'recordings/autumn-show/a.mp4'), 'utf8')).toBe('abc');
});

test('a folder without shows is named, with the flag that names another', async () => {
  const folder = temporaryFolder();
  await expect(backedUp(folder)).rejects.toThrow(new RegExp(`no shows in ${folder}.*--data`));
});

test('damaged shows are said to be so instead of being backed up', async () => {
  const server = await start();
  await server.addSampleProducts();
  await server.end();
  const file = join(server.folder, 'shows.sqlite');
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0x55, 8192, 16_384));
  await expect(backedUp(server.folder)).rejects.toThrow(/damaged|malformed/);
});
