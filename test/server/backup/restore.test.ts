import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { finishExchange, unpackFolder } from '../../../server/backup/exchange.ts';
import { BACKUP_FORMAT, MANIFEST } from '../../../server/backup/manifest.ts';
import { SCHEMA_VERSION } from '../../../server/log/schema.ts';
import { backedUp, contentsOf, restoredFrom } from '../../support/backup.ts';
import { openTestLog, temporaryFolder } from '../../support/log.ts';
import { TestServer } from '../../support/server.ts';
import { fillDisk, smallDisk, smallDiskMissing } from '../../support/small-disk.ts';
import { zipOf } from '../../support/zip.ts';

// Only a bound for what never comes: some tests start a server.
vi.setConfig({ testTimeout: 60_000 });

/** A data folder with a show of this name, a picture and a recording. */
async function dataFolder(show: string): Promise<string> {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  await log.openShow(show);
  await log.close();
  mkdirSync(join(folder, 'pictures'));
  mkdirSync(join(folder, `recordings/${show}/clips`), { recursive: true });
  writeFileSync(join(folder, 'secret'), `the secret of ${show}, which is long enough`);
  writeFileSync(join(folder, 'pictures/a.png'), Buffer.alloc(50_000, show));
  writeFileSync(join(folder, `recordings/${show}/clips/one.mp4`), Buffer.alloc(80_000, show));
  return folder;
}

async function showsIn(folder: string): Promise<string[]> {
  const log = await openTestLog(folder);
  const shows = await log.listShows();
  await log.close();
  return shows.map(({ slug }) => slug);
}

function fileOf(bytes: Uint8Array): string {
  const file = join(temporaryFolder(), 'backup.zip');
  writeFileSync(file, bytes);
  return file;
}

test('a backup takes the place of what was there, which stays beside it', async () => {
  const [old, other] = [await dataFolder('old-show'), await dataFolder('other-show')];
  writeFileSync(join(other, 'mine.txt'), 'mine');
  writeFileSync(join(other, 'clock.json'), '{}');
  const was = contentsOf(other);
  const { before = '', files } = await restoredFrom(await backedUp(old), other);
  expect(files).toBe(4);
  expect(await showsIn(other)).toEqual(['old-show']);
  expect(readdirSync(other).toSorted()).toEqual(
    [before, 'mine.txt', 'pictures', 'recordings', 'secret', 'shows.sqlite'].toSorted(),
  );
  const { 'mine.txt': mine, ...replaced } = was;
  expect(mine).toBeDefined();
  expect(contentsOf(join(other, before))).toEqual(replaced);
});

describe('nothing is changed by', () => {
  test('a backup that is cut short, wherever that is', async () => {
    const [old, other] = [await dataFolder('old-show'), await dataFolder('other-show')];
    const bytes = readFileSync(await backedUp(old));
    const was = contentsOf(other);
    const lengths = [
      0,
      1,
      21,
      22,
      1000,
      ...Array.from({ length: 12 }, (_, part) => Math.floor((bytes.length * part) / 12)),
    ];
    for (const length of [...lengths, bytes.length - 22, bytes.length - 1])
      await expect(restoredFrom(fileOf(bytes.subarray(0, length)), other)).rejects.toThrow(
        /no whole backup.*cut short.*Nothing was changed/,
      );
    expect(contentsOf(other)).toEqual(was);
    expect(readdirSync(other).filter(name => name.startsWith('.'))).toEqual([]);
  });

  test('a backup in which a bit has changed', async () => {
    const [old, other] = [await dataFolder('old-show'), await dataFolder('other-show')];
    const bytes = readFileSync(await backedUp(old));
    const was = contentsOf(other);
    for (const part of [0.1, 0.5, 0.9]) {
      const damaged = Buffer.from(bytes);
      const at = Math.floor(bytes.length * part);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      await expect(restoredFrom(fileOf(damaged), other)).rejects.toThrow(/Nothing was changed/);
    }
    expect(contentsOf(other)).toEqual(was);
  });

  test('a file that is no backup, or one that leads out of the folder', async () => {
    const other = await dataFolder('other-show');
    const was = contentsOf(other);
    const about = { format: BACKUP_FORMAT, at: new Date().toISOString(), schema: 1 };
    const stored = { bytes: 1, sha256: '0'.repeat(64) };
    const archives = [
      '../evil',
      '/etc/evil',
      'pictures/../../evil',
      'clock.json',
      'pictures/.half',
      'other/a',
    ].map(name =>
      zipOf([
        [name, Buffer.from('x')],
        [MANIFEST, Buffer.from(JSON.stringify({ ...about, files: { [name]: stored } }))],
      ]),
    );
    archives.push(zipOf([['a.txt', Buffer.from('x')]]));
    for (const archive of await Promise.all(archives))
      await expect(restoredFrom(fileOf(await archive.bytes()), other)).rejects.toThrow(/no whole backup/);
    expect(contentsOf(other)).toEqual(was);
  });

  test('a backup of a newer Vitrine, and the words say to upgrade', async () => {
    const [old, other] = [await dataFolder('old-show'), await dataFolder('other-show')];
    const database = new DatabaseSync(join(old, 'shows.sqlite'));
    database.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
    database.close();
    await expect(restoredFrom(await backedUp(old), other)).rejects.toThrow(/newer Vitrine.*Upgrade/);
    const newer = { format: BACKUP_FORMAT + 1, anything: 'else' };
    const archive = await zipOf([[MANIFEST, Buffer.from(JSON.stringify(newer))]]);
    await expect(restoredFrom(fileOf(await archive.bytes()), other)).rejects.toThrow(
      /newer Vitrine.*Upgrade/,
    );
    expect(await showsIn(other)).toEqual(['other-show']);
  });

  test('a backup that is restored while a server uses the folder', async () => {
    const server = await TestServer.start();
    onTestFinished(() => server.stop());
    const file = await backedUp(await dataFolder('old-show'));
    await expect(restoredFrom(file, server.folder)).rejects.toThrow(/is running.*Stop it/);
    await server.end();
    expect(await showsIn(server.folder)).toEqual(['autumn-show']);
  });

  test.skipIf(smallDiskMissing)('a backup that is larger than the room on the disk', async () => {
    const old = await dataFolder('old-show');
    const folder = join(smallDisk(1000), 'data');
    mkdirSync(folder);
    fillDisk(folder, 100);
    await expect(restoredFrom(await backedUp(old), folder)).rejects.toThrow(/disk has less.*Make room/);
    expect(readdirSync(folder).filter(name => name !== 'filler')).toEqual([]);
  });
});

describe('an exchange that a power cut interrupted', () => {
  /** A folder with one show, and in it the unpacked backup of another. */
  async function halfway(): Promise<string> {
    const [old, other] = [await dataFolder('old-show'), await dataFolder('other-show')];
    const place = await unpackFolder(other);
    for (const name of readdirSync(old)) renameSync(join(old, name), join(place, name));
    return other;
  }

  test('is not begun before the backup is whole', async () => {
    const folder = await halfway();
    expect(await finishExchange(folder)).toBeUndefined();
    expect(await showsIn(folder)).toEqual(['other-show']);
  });

  test.each([
    { moved: [], arrived: [] },
    { moved: ['shows.sqlite'], arrived: [] },
    { moved: ['shows.sqlite', 'secret', 'pictures'], arrived: [] },
    { moved: ['shows.sqlite', 'secret', 'pictures', 'recordings'], arrived: ['secret', 'shows.sqlite'] },
  ])(
    'is finished with nothing lost when $moved had made way and $arrived had come',
    async ({ moved, arrived }) => {
      const folder = await halfway();
      const was = contentsOf(folder);
      const state = join(folder, arrived.length > 0 ? '.restore-cleared' : '.restore-ready');
      renameSync(join(folder, '.restore-unpacked'), state);
      mkdirSync(join(folder, 'before-the-cut'));
      for (const name of moved) renameSync(join(folder, name), join(folder, 'before-the-cut', name));
      for (const name of arrived) renameSync(join(state, name), join(folder, name));
      await finishExchange(folder);
      expect(await showsIn(folder)).toEqual(['old-show']);
      expect(readdirSync(folder).filter(name => !name.startsWith('before-'))).toEqual(
        expect.arrayContaining(['pictures', 'recordings', 'secret', 'shows.sqlite']),
      );
      const digests = Object.values(contentsOf(folder));
      expect(Object.values(was).filter(digest => !digests.includes(digest))).toEqual([]);
    },
  );

  test('is finished by the server that starts next', async () => {
    const folder = await halfway();
    renameSync(join(folder, '.restore-unpacked'), join(folder, '.restore-ready'));
    const server = await TestServer.start([], {}, folder);
    onTestFinished(() => server.stop());
    await server.end();
    expect(await showsIn(server.folder)).toEqual(['old-show', 'autumn-show']);
  });
});
