import { expect, test } from 'vitest';
import { event, line, openEventLog, readAll, START, Writer } from '../../support/event-log.ts';
import { temporaryFolder } from '../../support/log.ts';

test('what was written is there after the log is opened again, in the order of its writing', async () => {
  const folder = temporaryFolder();
  const first = await openEventLog(folder);
  const record = await first.openShow('autumn');
  const writer = new Writer(first, 'autumn');
  await writer.append({ events: [event(1), event(2)], talk: [line(1, 'ann', 'hi')] });
  await writer.say('bob', 'hello');
  await writer.append({ events: [event(3)] });
  await first.close();

  const log = await openEventLog(folder);
  expect(await log.findShow('autumn')).toEqual(record);
  const { events, position } = await readAll(log, 'autumn');
  expect(events.map(({ stream, seq }) => `${stream} ${seq}`)).toEqual([
    'log 1',
    'log 2',
    'talk 1',
    'talk 2',
    'log 3',
  ]);
  expect(events[0]).toEqual({ stream: 'log', version: 3, ...event(1) });
  expect(events[2]).toMatchObject({ after: 2, data: { message: { text: 'hi' } } });
  expect(position).toEqual({ seq: 3, talkSeq: 2 });
});

test('shows are found by their slugs, and each has a log id of its own', async () => {
  const log = await openEventLog();
  const autumn = await log.openShow('autumn');
  const winter = await log.openShow('winter');
  expect(await log.openShow('autumn')).toEqual(autumn);
  expect(await log.findShow('spring')).toBeUndefined();
  expect(await log.listShows()).toEqual([autumn, winter]);
  expect(winter.logId).not.toBe(autumn.logId);
});

test('a writer who expects other numbers than the log has conflicts and writes nothing', async () => {
  const log = await openEventLog();
  await log.openShow('autumn');
  await new Writer(log, 'autumn').events(2);
  const late = new Writer(log, 'autumn', { seq: 1, talkSeq: 0 });
  expect(await late.append({ events: [event(2)] })).toBe('conflict');
  const talker = new Writer(log, 'autumn', { seq: 2, talkSeq: 4 });
  expect(await talker.say('ann', 'hi')).toBe('conflict');
  expect(await log.append('nowhere', { events: [event(1)], talk: [] }, START)).toBe('conflict');
  expect((await readAll(log, 'autumn')).position).toEqual({ seq: 2, talkSeq: 0 });
});

test('in a group, a conflict takes along what comes behind it in its show, and nothing else', async () => {
  const log = await openEventLog();
  await Promise.all([log.openShow('autumn'), log.openShow('winter')]);
  const autumn = new Writer(log, 'autumn');
  const winter = new Writer(log, 'winter');
  const resolved: string[] = [];
  const note = (name: string, promise: Promise<string>) =>
    promise.then(outcome => resolved.push(`${name} ${outcome}`));
  // The first is on its way alone; all the others gather behind it and make the next group.
  const all = [
    note('a1', autumn.append({ events: [event(1)] })),
    note('w1', winter.append({ events: [event(1)] })),
    note('a2', autumn.append({ events: [event(2)] })),
    note('stranger', new Writer(log, 'autumn', { seq: 1, talkSeq: 0 }).append({ events: [event(2)] })),
    note('a3', autumn.append({ events: [event(3)] })),
    note('w2', winter.append({ events: [event(2)] })),
  ];
  await Promise.all(all);
  expect(resolved).toEqual(['a1 ok', 'w1 ok', 'a2 ok', 'stranger conflict', 'a3 conflict', 'w2 ok']);
  expect((await readAll(log, 'autumn')).position.seq).toBe(2);
  expect((await readAll(log, 'winter')).position.seq).toBe(2);
});

test('what gathers while a commit conflicts fails with it, and the show can be written again afterwards', async () => {
  const log = await openEventLog();
  await log.openShow('autumn');
  const wrong = new Writer(log, 'autumn', { seq: 7, talkSeq: 0 });
  const outcomes = await Promise.all([wrong.append({ events: [event(8)] }), wrong.events(3)]);
  expect(outcomes.flat()).toEqual(Array(4).fill('conflict'));
  expect(await new Writer(log, 'autumn').append({ events: [event(1)] })).toBe('ok');
});

test('appends resolve in the order of their calls, however many there are', async () => {
  const log = await openEventLog();
  await log.openShow('autumn');
  const writer = new Writer(log, 'autumn');
  const resolved: number[] = [];
  const count = 3500;
  await Promise.all(
    Array.from({ length: count }, (_, index) =>
      writer.append({ events: [event(index + 1)] }).then(() => resolved.push(index)),
    ),
  );
  expect(resolved).toEqual(Array.from({ length: count }, (_, index) => index));
  expect((await readAll(log, 'autumn')).events).toHaveLength(count);
});

test('whoever is told of an outcome may append at once', async () => {
  const log = await openEventLog();
  await log.openShow('autumn');
  const writer = new Writer(log, 'autumn');
  for (let count = 0; count < 20; count++) expect((await writer.events(1))[0]).toBe('ok');
});

test('answers are written with their commit and read back since a time, and not with a commit that conflicts', async () => {
  const folder = temporaryFolder();
  const first = await openEventLog(folder);
  await first.openShow('autumn');
  const writer = new Writer(first, 'autumn');
  const before = Date.now();
  await writer.append({
    events: [event(1)],
    answer: { key: 'ann 1', fingerprint: 'f1', result: { messageId: 'm' } },
  });
  await new Writer(first, 'autumn').append({
    events: [event(1)],
    answer: { key: 'ann 2', fingerprint: 'f2', result: {} },
  });
  await first.close();

  const log = await openEventLog(folder);
  const answers = async (since: number) => {
    const all = [];
    for await (const batch of log.recentAnswers('autumn', since)) all.push(...batch);
    return all;
  };
  expect(await answers(before)).toEqual([{ key: 'ann 1', fingerprint: 'f1', result: { messageId: 'm' } }]);
  expect(await answers(Date.now() + 1)).toEqual([]);
});

test('a second log on the same file is turned away with the reason', async () => {
  const folder = temporaryFolder();
  await openEventLog(folder);
  await expect(openEventLog(folder)).rejects.toThrow(/locked/);
});

test('after closing, what was under way is written and nothing more is taken', async () => {
  const folder = temporaryFolder();
  const log = await openEventLog(folder);
  await log.openShow('autumn');
  const writer = new Writer(log, 'autumn');
  const written = writer.events(50);
  await log.close();
  expect(new Set(await written)).toEqual(new Set(['ok']));
  await expect(writer.events(1)).rejects.toThrow('closed');
  expect((await readAll(await openEventLog(folder), 'autumn')).position.seq).toBe(50);
});
