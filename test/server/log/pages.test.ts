import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import type { StoredEvent } from '../../../server/log/event-log.ts';
import { asStored, event, line, openEventLog, readAll, START, Writer } from '../../support/event-log.ts';

const label = ({ stream, seq }: StoredEvent): string => `${stream}${seq}`;

describe('reading a show', () => {
  test('batches of every size hold the same events in the same order', async () => {
    const log = await openEventLog();
    await log.openShow('autumn');
    const writer = new Writer(log, 'autumn');
    for (let index = 0; index < 40; index++)
      await (index % 3 === 0 ? writer.events(1 + (index % 4)) : writer.say('ann', `line ${index}`));
    const whole = await readAll(log, 'autumn', START, 10_000);
    expect(whole.batches).toBe(1);
    for (const size of [1, 2, 3, 7, 64]) {
      const parts = await readAll(log, 'autumn', START, size);
      expect(parts.events).toEqual(whole.events);
      expect(parts.position).toEqual(whole.position);
      expect(parts.batches).toBeGreaterThanOrEqual(Math.ceil(whole.events.length / size));
    }
  });

  test('it can go on behind the position of any batch', async () => {
    const log = await openEventLog();
    await log.openShow('autumn');
    const writer = new Writer(log, 'autumn');
    for (let index = 0; index < 10; index++) await Promise.all([writer.events(2), writer.say('ann', 'x')]);
    const whole = await readAll(log, 'autumn');
    const seen: string[] = [];
    for await (const { events, position } of log.read('autumn', { parse: asStored, batch: 4 })) {
      seen.push(...events.map(label));
      const rest = await readAll(log, 'autumn', position);
      expect([...seen, ...rest.events.map(label)]).toEqual(whole.events.map(label));
    }
  });

  test('an empty log is one batch of nothing', async () => {
    const log = await openEventLog();
    await log.openShow('autumn');
    expect(await readAll(log, 'autumn')).toEqual({ events: [], position: START, batches: 1 });
  });

  test('large events come in batches of few', async () => {
    const log = await openEventLog();
    await log.openShow('autumn');
    const writer = new Writer(log, 'autumn');
    for (let seq = 1; seq <= 6; seq++)
      await writer.append({ events: [event(seq, 'show.renamed', { title: 'x'.repeat(40_000) })] });
    expect((await readAll(log, 'autumn')).batches).toBe(3);
  });

  test('what is written while it is read is read too, and nothing twice', async () => {
    const log = await openEventLog();
    await log.openShow('autumn');
    const writer = new Writer(log, 'autumn');
    await writer.events(10);
    const seen: number[] = [];
    for await (const { events } of log.read('autumn', { parse: asStored, batch: 3 })) {
      seen.push(...events.map(({ seq }) => seq));
      if (seen.length < 20) await writer.events(1);
    }
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => index + 1));
    expect(seen.length).toBeGreaterThan(10);
  });

  test('an event that can not be read is left out and logged once for its name, and the numbers go on', async () => {
    const lines: string[] = [];
    const logger = pino({ level: 'warn' }, { write: text => void lines.push(text) });
    const log = await openEventLog(undefined, { logger });
    await log.openShow('autumn');
    const writer = new Writer(log, 'autumn');
    await writer.append({ events: [event(1), event(2, 'hologram.shown'), event(3, 'hologram.shown')] });
    await writer.append({ events: [event(4, 'pin.broken'), event(5), event(6, 'hologram.shown')] });
    const parse = (stored: StoredEvent) => {
      if (stored.name === 'pin.broken') throw new Error('a field is missing');
      return stored.name.startsWith('hologram') ? undefined : stored.seq;
    };
    const batches = [];
    for await (const batch of log.read('autumn', { parse })) batches.push(batch);
    expect(batches).toEqual([{ events: [1, 5], position: { seq: 6, talkSeq: 0 } }]);
    expect(lines.map(text => JSON.parse(text).event)).toEqual([
      { show: 'autumn', name: 'hologram.shown', seq: 2, version: 3 },
      { show: 'autumn', name: 'pin.broken', seq: 4, version: 3 },
    ]);
  });
});

test('the newest events of the log are read without talk, oldest first', async () => {
  const log = await openEventLog();
  await log.openShow('autumn');
  const writer = new Writer(log, 'autumn');
  for (let index = 0; index < 700; index++) void writer.events(1);
  await writer.say('ann', 'hi');
  const newest = await log.readLast('autumn', 600, asStored);
  expect(newest.map(label)).toEqual(Array.from({ length: 600 }, (_, index) => `log${index + 101}`));
  expect(await log.readLast('autumn', 5000, asStored)).toHaveLength(700);
  expect(await log.readLast('nowhere', 10, asStored)).toEqual([]);
});

test('talk is read backwards page by page, each oldest first', async () => {
  const log = await openEventLog();
  await log.openShow('autumn');
  const writer = new Writer(log, 'autumn');
  for (let index = 1; index <= 10; index++) await writer.say('ann', `line ${index}`);
  const page = async (before?: number) => {
    const options = { parse: asStored, limit: 4, ...(before === undefined ? {} : { before }) };
    return (await log.readTalk('autumn', options)).map(({ seq }) => seq);
  };
  expect(await page()).toEqual([7, 8, 9, 10]);
  expect(await page(7)).toEqual([3, 4, 5, 6]);
  expect(await page(3)).toEqual([1, 2]);
  expect(await page(1)).toEqual([]);
});

test('a person’s messages are counted once each, however often they were posted again, and of one show only', async () => {
  const log = await openEventLog();
  for (const show of ['autumn', 'winter']) {
    await log.openShow(show);
    const writer = new Writer(log, show);
    for (let index = 0; index < 500; index++) await writer.say(index % 5 ? 'bob' : 'ann', `line ${index}`);
    const again = line(501, 'ann', 'restored');
    const first = {
      ...again,
      data: { message: { ...(again.data as { message: object }).message, id: 'm1' } },
    };
    if (show === 'autumn') await writer.append({ talk: [first] });
  }
  expect(await log.countMessages('autumn', 'ann')).toBe(100);
  expect(await log.countMessages('autumn', 'bob')).toBe(400);
  expect(await log.countMessages('autumn', 'cat')).toBe(0);
  expect(await log.countMessages('nowhere', 'ann')).toBe(0);
});
