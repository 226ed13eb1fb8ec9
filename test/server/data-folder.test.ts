import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openDataFolder } from '../../server/data-folder.ts';
import { temporaryFolder } from '../support/log.ts';
import { joinRoom } from '../support/room.ts';
import { TestServer } from '../support/server.ts';

// Only a bound for what never comes: each test starts a server of its own.
vi.setConfig({ testTimeout: 60_000 });

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

/** Everything in a folder that other users of the machine may reach. */
const open = (folder: string): string[] =>
  [folder, ...readdirSync(folder, { recursive: true }).map(name => join(folder, String(name)))].filter(
    path => (statSync(path).mode & 0o077) !== 0,
  );

// Windows has no such modes.
describe.skipIf(process.platform === 'win32')('what a server keeps', () => {
  test('is for its own user alone, whatever the umask was: secret, database, pictures and recordings', async () => {
    const before = process.umask(0);
    const server = await TestServer.start().finally(() => process.umask(before));
    onTestFinished(() => server.stop());
    await server.addSampleProducts();
    const host = await joinRoom(server, { token: server.hostToken });
    onTestFinished(() => host.close());
    await host.send('show.goLive', {});
    const recordingId = 'a-recording-of-mine-1';
    await host.send('recording.start', { recordingId, format: 'mp4', startedAt: Date.now() });
    await fetch(`${server.origin}/api/shows/autumn-show/recordings/${recordingId}?offset=0&until=100`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.hostToken}`, 'content-type': 'application/octet-stream' },
      body: 'abc',
    });
    expect(open(server.folder)).toEqual([]);
    expect(readdirSync(server.folder, { recursive: true }).map(String)).toEqual(
      expect.arrayContaining([
        'secret',
        'shows.sqlite',
        'shows.sqlite-wal',
        expect.stringMatching(/^pictures.+/),
        expect.stringMatching(/^recordings.+mp4$/),
      ]),
    );
  });

  test('is rid at the start of what a killed server left half written', async () => {
    const server = await TestServer.start();
    onTestFinished(() => server.stop());
    await server.kill();
    mkdirSync(join(server.folder, 'recordings/autumn-show/clips'), { recursive: true });
    const left = ['pictures/.half', 'recordings/autumn-show/clips/.half'];
    for (const name of left) writeFileSync(join(server.folder, name), 'half');
    await server.restart();
    const there = readdirSync(server.folder, { recursive: true }).map(String);
    expect(left.filter(name => there.includes(name))).toEqual([]);
  });

  test('is closed to others at the start where an earlier version left it open, and nothing beside it', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'recordings/my-show/clips'), { recursive: true });
    mkdirSync(join(folder, 'mine'));
    const outside = join(temporaryFolder(), 'outside');
    const kept = ['secret', 'shows.sqlite', 'shows.sqlite-wal', 'recordings/my-show/clips/a.mp4'];
    for (const name of [...kept, 'mine/notes.txt']) writeFileSync(join(folder, name), 'x'.repeat(40));
    writeFileSync(outside, '');
    symlinkSync(outside, join(folder, 'recordings/link'));
    for (const path of [folder, ...kept.map(name => join(folder, name)), join(folder, 'recordings'), outside])
      chmodSync(path, path.includes('.') || path.endsWith('secret') || path === outside ? 0o644 : 0o755);

    await openDataFolder(folder, undefined);
    expect(modeOf(folder)).toBe('700');
    expect(modeOf(join(folder, 'recordings'))).toBe('700');
    for (const name of kept) expect([name, modeOf(join(folder, name))]).toEqual([name, '600']);
    expect(modeOf(join(folder, 'mine/notes.txt'))).toBe('644');
    expect(modeOf(outside)).toBe('644');
  });
});
