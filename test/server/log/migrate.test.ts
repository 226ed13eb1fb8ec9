import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { messageDigest } from '../../../server/log/digest.ts';
import type { StoredEvent } from '../../../server/log/event-log.ts';
import { EVENTS_VERSION } from '../../../server/log/lift.ts';
import { StreamKeyCipher } from '../../../server/media/restream/stream-key-cipher.ts';
import type { ChatMessage } from '../../../shared/chat/message.ts';
import { parseEvent } from '../../../shared/show/events.ts';
import { applyEvent, emptyShow, redactShow } from '../../../shared/show/state.ts';
import { openEventLog, readAll, Writer } from '../../support/event-log.ts';
import { temporaryFolder } from '../../support/log.ts';
import { recorded, recordedFolder, recordedState } from '../../support/recorded-log.ts';

const countOf = (events: readonly StoredEvent[], name: string, stream: 'log' | 'talk') =>
  events.filter(event => event.name === name && event.stream === stream).length;

test('every show of an old log folds to what the version that wrote it showed its host', async () => {
  const log = await openEventLog(recordedFolder());
  expect((await log.listShows()).map(({ slug }) => slug)).toEqual(Object.keys(recorded.shows));
  for (const slug of Object.keys(recorded.shows)) {
    const expected = recordedState(slug);
    const { events } = await readAll(log, slug);
    const shown = events.filter(
      ({ stream, seq, after }) => (stream === 'log' ? seq : Number(after)) <= expected.seq,
    );
    const state = shown.map(parseEvent).reduce(applyEvent, emptyShow('crew'));
    const talkSeq = shown.filter(({ stream }) => stream === 'talk').length;
    expect(redactShow(state, { kind: 'crew', personId: 'host' })).toEqual({
      ...expected,
      seq: expect.any(Number),
      talkSeq,
      // What that version knew no part for is found in its log all the same.
      report: expect.objectContaining({ minutes: [] }),
      moderation: expect.objectContaining(expected.moderation),
      rules: expect.objectContaining(expected.rules),
      sanctions: expect.objectContaining({ bans: {}, strikes: {}, warnings: {} }),
    });
  }
});

test('chat becomes talk with numbers of its own, and what stays keeps its numbers', async () => {
  const log = await openEventLog(recordedFolder());
  const { events, position } = await readAll(log, 'autumn-show');
  const talk = events.filter(({ stream }) => stream === 'talk');
  const kept = events.filter(({ stream }) => stream === 'log');
  // Eight lines that were posted, one that was approved and one that was restored to the public.
  expect(countOf(events, 'chat.posted', 'talk')).toBe(10);
  expect(countOf(events, 'chat.held', 'talk')).toBe(4);
  expect(talk.map(({ seq }) => seq)).toEqual(Array.from({ length: 14 }, (_, index) => index + 1));
  expect(kept.map(({ seq }) => seq).slice(0, 3)).toEqual([1, 2, 3]);
  expect(kept.find(({ name }) => name === 'chat.approved')?.seq).toBe(44);
  expect(position).toEqual({ seq: 146, talkSeq: 14 });
  for (const [index, { stream, seq, after }] of events.entries()) {
    const before = events.slice(0, index).findLast(each => each.stream === 'log');
    if (stream === 'talk') expect(after, `talk ${seq}`).toBe(before?.seq);
  }
});

test('what referred to a message by its text refers to it by its digest, also in the file', async () => {
  const folder = recordedFolder();
  const log = await openEventLog(folder);
  const { events } = await readAll(log, 'autumn-show');
  const messages = events.flatMap(({ data }) => (data as { message?: ChatMessage }).message ?? []);
  const references = events.filter(({ name }) => name === 'chat.approved' || name === 'chat.restored');
  expect(references).toHaveLength(3);
  for (const { data } of references) {
    const { messageId, digest } = data as { messageId: string; digest: string };
    const message = messages.find(({ id }) => id === messageId);
    expect(message && messageDigest(message)).toBe(digest);
    expect(data).not.toHaveProperty('message');
  }
  expect(events.find(({ name }) => name === 'chat.deleted')?.data).toMatchObject({ digest: '' });
  await log.close();
  const database = new DatabaseSync(join(folder, 'shows.sqlite'));
  const texts = database.prepare("SELECT count(*) AS n FROM events WHERE data LIKE '%scam%'").get();
  database.close();
  // The filter of that phrase alone.
  expect(texts?.n).toBe(1);
});

test('names are lifted, and the stream keys in them can still be decrypted', async () => {
  const log = await openEventLog(recordedFolder());
  const { events } = await readAll(log, 'autumn-show');
  expect(events.filter(({ name }) => name.startsWith('egress'))).toEqual([]);
  const cipher = new StreamKeyCipher(recorded.secret);
  const keys = events
    .filter(({ name }) => name === 'restream.added')
    .map(({ data }) => (data as { destination: { name: string; encryptedKey: string } }).destination)
    .map(({ name, encryptedKey }) => [name, cipher.decrypt('autumn-show', encryptedKey)]);
  expect(Object.fromEntries(keys)).toMatchObject(recorded.streamKeys);
});

test('a migrated show has a new log id, goes on behind its old numbers, and is migrated once', async () => {
  const folder = recordedFolder();
  const before = new DatabaseSync(join(folder, 'shows.sqlite'));
  const old = before.prepare('SELECT slug, log_id AS logId FROM shows ORDER BY slug').all();
  before.close();
  const first = await openEventLog(folder);
  const migrated = await first.listShows();
  expect(migrated.map(({ logId }) => logId)).not.toContain(old[0]?.logId);
  const { position } = await readAll(first, 'autumn-show');
  const event = { seq: 147, at: 1, name: 'show.renamed', data: { title: 'Again' } };
  expect(await first.append('autumn-show', { events: [event], talk: [] }, position)).toBe('ok');
  await first.close();

  const log = await openEventLog(folder);
  expect(await log.listShows()).toEqual(migrated);
  const { events } = await readAll(log, 'autumn-show', position);
  expect(events).toEqual([{ stream: 'log', version: EVENTS_VERSION, ...event }]);
});

test('only answers of the last minutes are taken over', async () => {
  const folder = recordedFolder();
  const database = new DatabaseSync(join(folder, 'shows.sqlite'));
  const receipt = JSON.stringify({ key: 'ann 7', fingerprint: 'f', result: { messageId: 'm' } });
  database
    .prepare("INSERT INTO events VALUES ('autumn-show', 147, ?, NULL, 'show.renamed', ?, ?)")
    .run(Date.now(), '{"title":"Now"}', receipt);
  database.close();
  const log = await openEventLog(folder);
  const answers = [];
  for await (const batch of log.recentAnswers('autumn-show', 0)) answers.push(...batch);
  expect(answers).toEqual([JSON.parse(receipt)]);
});

test('a log of a newer version is left alone, and the reason says so', async () => {
  const folder = temporaryFolder();
  const database = new DatabaseSync(join(folder, 'shows.sqlite'));
  database.exec('PRAGMA user_version = 99');
  database.close();
  await expect(openEventLog(folder)).rejects.toThrow(/newer Vitrine/);
});

test('a log of before there was an index of people gets one, and is as it was', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'shows.sqlite');
  const old = await openEventLog(folder);
  await old.openShow('autumn');
  const writer = new Writer(old, 'autumn');
  for (let index = 0; index < 10; index++) await writer.say(index % 2 ? 'bob' : 'ann', `line ${index}`);
  const before = await readAll(old, 'autumn');
  await old.close();
  const database = new DatabaseSync(file);
  database.exec('DROP INDEX talk_person; PRAGMA user_version = 1');
  database.close();

  const log = await openEventLog(folder);
  expect(await readAll(log, 'autumn')).toEqual(before);
  expect(await log.countMessages('autumn', 'ann')).toBe(5);
  await log.close();
  const migrated = new DatabaseSync(file);
  onTestFinished(() => migrated.close());
  expect(migrated.prepare("SELECT name FROM sqlite_schema WHERE name = 'talk_person'").get()).toBeDefined();
});
