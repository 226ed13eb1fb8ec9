import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import type { LogPosition, StoredEvent } from '../server/log/event-log.ts';
import { SqliteLog } from '../server/log/sqlite-log.ts';
import { parseEvent } from '../shared/show/events.ts';
import type { BenchResult } from './support/result.ts';

const OLD_LINES = 400_000;
const COMMITS = 100_000;

/**
 * The log alone: commits by one show that are all given at once, and a database of the first schema with a long chat,
 * which is opened (migrated), read as a restart reads it, and rid of a person.
 */
export async function run(say: (text: string) => void): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-log-'));
  try {
    const append = await measureAppends(join(folder, 'new.sqlite'));
    say(`${append.commits_per_s} commits per second`);
    const file = join(folder, 'old.sqlite');
    writeOldDatabase(file);
    const old_mb = megabytes(statSync(file).size);
    say(`An old database of ${old_mb} MB is written`);
    const { log, ...migrate } = await measureMigration(file);
    say(`Migrated in ${migrate.seconds} s`);
    const read = await measureRead(log);
    const erase = await measureErasure(log);
    await log.close();
    return { ours: { append, migrate: { lines: OLD_LINES, old_mb, ...migrate }, read, erase }, peers: {} };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10;
const secondsSince = (start: number): number => Math.round(performance.now() - start) / 1000;

async function measureAppends(file: string) {
  const log = await SqliteLog.open(file);
  await log.openShow('bench');
  const by = { id: 'a-viewer-of-the-show', name: 'Guest 4711', role: 'viewer' } as const;
  const total = { minor: 7900, currency: 'EUR' };
  const started = performance.now();
  const written = Array.from({ length: COMMITS }, (_, index) => {
    const claim = { id: `claim-${index}`, dealId: 'deal', personId: by.id, units: 1, total, at: index };
    const event = { seq: index + 1, at: index, by, name: 'deal.claimed', data: { claim } };
    const answer = { key: `${by.id} ${index}`, fingerprint: 'a'.repeat(22), result: { claimId: claim.id } };
    return log.append('bench', { events: [event], talk: [], answer }, { seq: index, talkSeq: 0 });
  });
  const outcomes = await Promise.all(written);
  const seconds = secondsSince(started);
  await log.close();
  if (outcomes.some(outcome => outcome !== 'ok')) throw new Error('A commit was not written.');
  return { commits_per_s: Math.round(COMMITS / seconds) };
}

/** As the first schema had it: every line an event with its idempotency answer. */
function writeOldDatabase(file: string): void {
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE shows (slug TEXT PRIMARY KEY, log_id TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
    CREATE TABLE events (
      slug TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT, name TEXT NOT NULL, data TEXT NOT NULL,
      receipt TEXT, PRIMARY KEY (slug, seq)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO shows VALUES ('long', 'old', 1);
    BEGIN;
  `);
  const add = database.prepare("INSERT INTO events VALUES ('long', ?, ?, ?, ?, ?, ?)");
  for (let seq = 1; seq <= OLD_LINES; seq++) {
    const person = `person-${seq % 5000}`;
    const by = JSON.stringify({ id: person, name: 'Guest 4711', role: 'viewer' });
    const text = `Line ${seq}: how much are the shoes, and do you send them to me by Friday?`;
    const message = { id: `m${seq}`, personId: person, name: 'Guest 4711', role: 'viewer', text, at: seq };
    const isChat = seq % 100 !== 0;
    const data = isChat ? { message } : { productId: 'shoe', personId: person };
    const receipt = JSON.stringify({ key: `${person} ${seq}`, fingerprint: 'a'.repeat(22), result: {} });
    add.run(seq, seq, by, isChat ? 'chat.posted' : 'offer.opened', JSON.stringify(data), receipt);
  }
  database.exec('COMMIT');
  database.close();
}

async function measureMigration(file: string) {
  const base = process.memoryUsage().rss;
  let peak = base;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const started = performance.now();
  const log = await SqliteLog.open(file);
  clearInterval(sampling);
  return { log, seconds: secondsSince(started), peak_growth_mb: megabytes(peak - base) };
}

async function measureRead(log: SqliteLog) {
  const parse = ({ seq, at, name, data }: StoredEvent) => parseEvent({ seq, at, name, data });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const started = performance.now();
  let events = 0;
  let longest = 0;
  for await (const batch of log.read('long', { parse })) {
    events += batch.events.length;
    longest = Math.max(longest, batch.events.length);
  }
  delay.disable();
  const seconds = secondsSince(started);
  return {
    events,
    seconds,
    longest_block_ms: Math.round(delay.max / 1e5) / 10,
    p99_block_ms: Math.round(delay.percentile(99) / 1e5) / 10,
    largest_batch: longest,
  };
}

async function measureErasure(log: SqliteLog) {
  let position: LogPosition = { seq: 0, talkSeq: 0 };
  for await (const batch of log.read('long', { parse: () => 0 })) position = batch.position;
  const event = { seq: position.seq + 1, at: OLD_LINES, name: 'person.erased', data: {} };
  const started = performance.now();
  await log.append('long', { events: [event], talk: [], erase: ['person-17'] }, position);
  const erase_s = secondsSince(started);
  const anew = performance.now();
  await log.scrub();
  return { erase_s, scrub_s: secondsSince(anew) };
}
