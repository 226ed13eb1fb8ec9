import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { event, line, openEventLog, readAll, Writer } from '../../support/event-log.ts';
import { temporaryFolder } from '../../support/log.ts';

/** How often a text stands in the bytes of the database and its write-ahead log. */
function foundIn(folder: string, text: string): number {
  const files = ['shows.sqlite', 'shows.sqlite-wal'].map(name => join(folder, name)).filter(existsSync);
  return files.reduce((sum, file) => sum + readFileSync(file).toString('latin1').split(text).length - 1, 0);
}

const erasing = (seq: number, people: string[]) => ({
  events: [event(seq, 'person.erased', {})],
  erase: people,
});

test('an erased person’s lines are gone from what is read and from the bytes of the files', async () => {
  const folder = temporaryFolder();
  const log = await openEventLog(folder);
  await log.openShow('autumn');
  const writer = new Writer(log, 'autumn');
  for (let index = 0; index < 50; index++) {
    void writer.say('ann', `ANNS-SECRET ${index} ${'long '.repeat(index * 30)}`);
    await writer.say('bob', `bobs line ${index}`);
  }
  await writer.append({
    talk: [{ ...line(101, 'ann', 'ANNS-SECRET approved'), by: { id: 'mo', name: 'Mo', role: 'moderator' } }],
  });
  expect(foundIn(folder, 'ANNS-SECRET')).toBeGreaterThan(0);
  expect(await writer.append(erasing(1, ['ann']))).toBe('ok');

  const { events, position } = await readAll(log, 'autumn');
  expect(events.filter(({ stream }) => stream === 'talk')).toHaveLength(50);
  expect(JSON.stringify(events)).not.toContain('ANNS-SECRET');
  expect(position).toEqual({ seq: 1, talkSeq: 101 });
  expect(foundIn(folder, 'ANNS-SECRET')).toBe(0);
  expect(await writer.say('bob', 'on it goes')).toBe('ok');
});

test('what balancing has left of deleted lines in the file is gone when it was written anew', async () => {
  const folder = temporaryFolder();
  const log = await openEventLog(folder);
  const shows = ['one', 'two', 'three', 'four'];
  await Promise.all(shows.map(show => log.openShow(show)));
  const writers = shows.map(show => new Writer(log, show));
  const appended: Promise<unknown>[] = [];
  for (let index = 0; index < 4000; index++) {
    const person = (index * 7919) % 16;
    const text = `SECRET-${person}- ${'x'.repeat((index * 31) % 300)}`;
    for (const writer of writers) if (index % 4 !== 0) appended.push(writer.say(`p${person}`, text));
  }
  await Promise.all(appended);
  const people = Array.from({ length: 12 }, (_, person) => person);
  for (const [index, person] of people.entries())
    for (const writer of writers) await writer.append(erasing(index + 1, [`p${person}`]));
  await log.scrub();
  expect(people.filter(person => foundIn(folder, `SECRET-${person}-`) > 0)).toEqual([]);
  expect(foundIn(folder, 'SECRET-13-')).toBeGreaterThan(0);
});

test('erasing takes snapshots and projections along, and those from before are not taken any more', async () => {
  const folder = temporaryFolder();
  const log = await openEventLog(folder);
  await Promise.all([log.openShow('autumn'), log.openShow('winter')]);
  const writer = new Writer(log, 'autumn');
  await writer.append({ events: [event(1)], talk: [line(1, 'ann', 'hi')] });
  const before = { seq: 1, talkSeq: 1, version: 1 };
  const save = (show: string | null, seq: number) =>
    log.saveProjection(show, 'people', { ...before, seq, data: 'ANNS-SECRET' });
  await log.saveSnapshot('autumn', { ...before, parts: { chat: 'ANNS-SECRET'.repeat(2000) } });
  await log.saveSnapshot('winter', { ...before, parts: { chat: '[]' } });
  await Promise.all([save('autumn', 1), save('winter', 1), save(null, 1)]);
  await writer.append(erasing(2, ['ann']));

  expect(await log.loadSnapshot('autumn', 1)).toBeUndefined();
  expect(await log.loadSnapshot('winter', 1)).toBeDefined();
  expect(await log.loadProjection('autumn', 'people', 1)).toBeUndefined();
  expect(await log.loadProjection(null, 'people', 1)).toBeUndefined();
  expect(await log.saveSnapshot('autumn', { ...before, parts: { chat: 'ANNS-SECRET' } })).toBe(false);
  expect(await save('autumn', 1)).toBe(false);
  expect(await save('autumn', 2)).toBe(true);
  expect(await log.saveSnapshot('autumn', { ...before, seq: 2, parts: { chat: null } })).toBe(false);
  expect(await log.saveSnapshot('autumn', { ...before, seq: 2, parts: { chat: '[]' } })).toBe(true);
});

test('an erasure without an event that says so is refused', async () => {
  const log = await openEventLog();
  await log.openShow('autumn');
  const silent = log.append('autumn', { events: [], talk: [], erase: ['ann'] }, { seq: 0, talkSeq: 0 });
  await expect(silent).rejects.toThrow(RangeError);
});

test('talk from before a time goes, however much it is, and its numbers are not given again', async () => {
  const folder = temporaryFolder();
  const log = await openEventLog(folder);
  await log.openShow('autumn');
  const writer = new Writer(log, 'autumn');
  const talk = Array.from({ length: 12_000 }, (_, index) =>
    line(index + 1, 'ann', `OLD-LINE ${index}`, index),
  );
  await writer.append({ talk });
  await log.saveSnapshot('autumn', { seq: 0, talkSeq: 12_000, version: 1, parts: { chat: 'OLD-LINE' } });
  expect(await log.pruneTalk('autumn', 11_000)).toBe(11_000);
  expect(await log.pruneTalk('autumn', 11_000)).toBe(0);
  expect(await log.loadSnapshot('autumn', 1)).toBeUndefined();
  const { events, position } = await readAll(log, 'autumn');
  expect(events.map(({ seq }) => seq).slice(0, 2)).toEqual([11_001, 11_002]);
  expect(position.talkSeq).toBe(12_000);
  await log.pruneTalk('autumn', 99_000);
  expect((await readAll(log, 'autumn')).position.talkSeq).toBe(12_000);
  expect(foundIn(folder, 'OLD-LINE')).toBe(0);
  expect(await writer.say('ann', 'new')).toBe('ok');
});

test('what is left to be written anew is done at closing, or remembered for the next start', async () => {
  const folder = temporaryFolder();
  const first = await openEventLog(folder);
  await first.openShow('autumn');
  const writer = new Writer(first, 'autumn');
  await writer.append({
    talk: Array.from({ length: 3000 }, (_, index) => line(index + 1, `p${index % 2}`, 'x'.repeat(400))),
  });
  const large = readFileSync(join(folder, 'shows.sqlite')).length;
  await writer.append(erasing(1, ['p0', 'p1']));
  await first.close();
  expect(readFileSync(join(folder, 'shows.sqlite')).length).toBeLessThan(Math.max(large, 1_000_000) / 5);
  expect((await readAll(await openEventLog(folder), 'autumn')).position).toEqual({ seq: 1, talkSeq: 3000 });
});
