import { spawnSync } from 'node:child_process';
import { openSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { contentsOf } from '../../support/backup.ts';
import { openTestLog, temporaryFolder } from '../../support/log.ts';

const MAIN = fileURLToPath(new URL('../../../server/backup/main.ts', import.meta.url));

function command(args: readonly string[], options: { input?: number; data?: string } = {}) {
  const { input, data = temporaryFolder() } = options;
  const { status, stderr, stdout } = spawnSync(process.execPath, [MAIN, ...args], {
    env: { ...process.env, VITRINE_DATA: data },
    stdio: [input ?? 'ignore', 'pipe', 'pipe'],
  });
  return { status, words: stderr.toString(), stdout };
}

async function dataFolder(): Promise<string> {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  await log.openShow('autumn-show');
  await log.close();
  writeFileSync(join(folder, 'secret'), 'a secret that is long enough for it');
  return folder;
}

test('a backup goes into a file for its maker alone, and comes back from it', async () => {
  const data = await dataFolder();
  const place = temporaryFolder();
  const file = join(place, 'shows.zip');
  expect(command(['backup', file], { data })).toMatchObject({
    status: 0,
    words: expect.stringMatching(/2 files.*password/),
  });
  expect(readdirSync(place)).toEqual(['shows.zip']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const folder = temporaryFolder();
  expect(command(['restore', file, '--data', folder])).toMatchObject({
    status: 0,
    words: expect.stringMatching(/Restored 2 files/),
  });
  expect(contentsOf(folder)).toMatchObject({ secret: contentsOf(data).secret });
  const again = command(['restore', file, '--data', folder]);
  expect(again.words).toMatch(/before is in its folder before-/);
});

test('a backup goes to standard output and comes from standard input, so that somebody else may open the files', async () => {
  const data = await dataFolder();
  const { stdout, status } = command(['backup', '-'], { data });
  expect(status).toBe(0);
  const file = join(temporaryFolder(), 'shows.zip');
  writeFileSync(file, stdout);
  const folder = temporaryFolder();
  expect(command(['restore', '-', '--data', folder], { input: openSync(file, 'r') }).status).toBe(0);
  expect(readFileSync(join(folder, 'secret'), 'utf8')).toMatch(/^a secret/);
});

test('a backup that can not be made leaves no file, and none is overwritten', async () => {
  const place = temporaryFolder();
  const file = join(place, 'shows.zip');
  expect(command(['backup', file])).toMatchObject({ status: 1, words: expect.stringMatching(/no shows in/) });
  expect(readdirSync(place)).toEqual([]);
  writeFileSync(file, 'an older one');
  expect(command(['backup', file], { data: await dataFolder() }).words).toMatch(/there already/);
  expect(readFileSync(file, 'utf8')).toBe('an older one');
});

test('a missing file is named, and a wrong call gets an example', () => {
  expect(command(['restore', '/nowhere/shows.zip'])).toMatchObject({
    status: 1,
    words: expect.stringMatching(/no such file.*\/nowhere\/shows\.zip/),
  });
  for (const args of [[], ['backup'], ['copy', 'a'], ['backup', 'a', 'b']])
    expect(command(args)).toMatchObject({
      status: 1,
      words: expect.stringMatching(/npm run backup -- shows.zip/),
    });
});
