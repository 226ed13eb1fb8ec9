import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openTestLog, temporaryFolder } from '../../support/log.ts';

test('commits go on while the file is copied, and the copy is as of one moment', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  await log.openShow('autumn');
  const append = async (seq: number) => {
    const event = { seq, at: seq, name: 'filling', data: 'x'.repeat(20_000) };
    expect(await log.append('autumn', { events: [event], talk: [] }, { seq: seq - 1, talkSeq: 0 })).toBe(
      'ok',
    );
  };
  let seq = 0;
  while (seq < 500) await append(++seq);

  const copy = join(folder, 'copy.sqlite');
  let isCopied = false;
  const copying = log.copyTo(copy).then(() => {
    isCopied = true;
  });
  while (!isCopied) await append(++seq);
  await copying;
  await append(++seq);

  // Many commits came between, and the copy ends at one of them.
  expect(seq).toBeGreaterThan(505);
  const database = new DatabaseSync(copy);
  const { count, last } = database
    .prepare('SELECT count(*) AS count, max(seq) AS last FROM events')
    .get() as {
    count: number;
    last: number;
  };
  database.close();
  expect(count).toBe(last);
  expect(last).toBeGreaterThanOrEqual(500);
  expect(last).toBeLessThan(seq);
});

test('a copy that can not be made is an error, and the log goes on', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  await expect(log.copyTo(join(folder, 'nowhere/copy.sqlite'))).rejects.toThrow();
  await log.openShow('autumn');
  expect(readdirSync(folder)).not.toContain('nowhere');
});

test('a log that is closed while it is copied closes all the same', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  await log.openShow('autumn');
  const copying = log.copyTo(join(folder, 'copy.sqlite')).catch(() => {});
  await log.close();
  await copying;
});
