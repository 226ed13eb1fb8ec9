import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openEventLog, readAll, START, Writer } from '../../support/event-log.ts';
import { temporaryFolder } from '../../support/log.ts';

test('a show is made under a slug that no other has', async () => {
  const log = await openEventLog();
  const made = await log.createShow('autumn');
  expect(made).toMatchObject({ slug: 'autumn' });
  expect(await log.createShow('autumn')).toBeUndefined();
  expect(await log.openShow('autumn')).toEqual(made);
});

test('a deleted show is gone with all that it had, and another one of its name begins anew', async () => {
  const folder = temporaryFolder();
  const log = await openEventLog(folder);
  const before = await log.openShow('autumn');
  await log.openShow('winter');
  const [autumn, winter] = [new Writer(log, 'autumn'), new Writer(log, 'winter')];
  await autumn.events(3);
  await winter.events(2);
  await autumn.say('ann', 'a secret of Ann');
  const summary = { version: 1, seq: 3, talkSeq: 1, data: '{"secret":true}' };
  await log.saveProjection('autumn', 'home', summary);

  await log.deleteShow('autumn');
  expect(await log.findShow('autumn')).toBeUndefined();
  expect((await log.listShows()).map(({ slug }) => slug)).toEqual(['winter']);
  expect((await readAll(log, 'winter')).events).toHaveLength(2);
  await log.scrub();
  for (const file of ['shows.sqlite', 'shows.sqlite-wal'])
    expect(readFileSync(join(folder, file)).includes('a secret of Ann')).toBe(false);

  const after = await log.createShow('autumn');
  expect(after?.logId).not.toBe(before.logId);
  expect(await readAll(log, 'autumn')).toMatchObject({ events: [], position: START });
  expect(await log.loadProjection('autumn', 'home', 1)).toBeUndefined();
});

test('more rows than are deleted at once are deleted all the same', async () => {
  const log = await openEventLog();
  await log.openShow('long');
  const writer = new Writer(log, 'long');
  const lines = Array.from({ length: 6000 }, () => writer.say('ann', 'a line'));
  await Promise.all(lines);
  await log.deleteShow('long');
  await log.createShow('long');
  expect((await readAll(log, 'long')).events).toEqual([]);
});

test('the list has what was learned of each show, and how far its log is', async () => {
  const log = await openEventLog();
  for (const slug of ['one', 'two']) await log.openShow(slug);
  await new Writer(log, 'one').events(4);
  await log.saveProjection('one', 'home', { version: 2, seq: 3, talkSeq: 0, data: '"kept"' });
  expect(await log.listProjections('home', 2)).toMatchObject([
    { slug: 'one', seq: 4, projection: { seq: 3, data: '"kept"' } },
    { slug: 'two', seq: 0 },
  ]);
  for (const { projection } of await log.listProjections('home', 1)) expect(projection).toBeUndefined();
});
