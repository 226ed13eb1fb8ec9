import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { nanoid } from 'nanoid';

/** One stored event; `by`, `data` and `receipt` are JSON texts so that this thread never has to understand them. */
export interface Row {
  slug: string;
  seq: number;
  at: number;
  by: string | null;
  name: string;
  data: string;
  receipt: string | null;
}

export type Job =
  | { op: 'findShow'; slug: string }
  | { op: 'openShow'; slug: string }
  | { op: 'read'; slug: string }
  | { op: 'append'; rows: Row[] }
  | { op: 'close' };

export type Answer = { id: number; ok: true; value: unknown } | { id: number; ok: false; message: string };

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS shows (slug TEXT PRIMARY KEY, log_id TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS events (
    slug TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT, name TEXT NOT NULL, data TEXT NOT NULL,
    receipt TEXT, PRIMARY KEY (slug, seq)
  ) STRICT, WITHOUT ROWID;
`;

/**
 * Opens the database so that a commit is on the disk before it returns (WAL with synchronous FULL), and so that a
 * second process is turned away instead of writing beside this one (exclusive locking).
 */
function open(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  database.exec(SCHEMA);
  return database;
}

const database = open(workerData.file as string);
const findShow = database.prepare('SELECT slug, log_id AS logId FROM shows WHERE slug = ?');
const addShow = database.prepare('INSERT INTO shows (slug, log_id, created_at) VALUES (?, ?, ?)');
const readEvents = database.prepare('SELECT * FROM events WHERE slug = ? ORDER BY seq');
const addEvent = database.prepare(
  'INSERT INTO events (slug, seq, at, by, name, data, receipt) VALUES (?, ?, ?, ?, ?, ?, ?)',
);

function append(rows: readonly Row[]): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const row of rows) addEvent.run(row.slug, row.seq, row.at, row.by, row.name, row.data, row.receipt);
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function run(job: Job): unknown {
  switch (job.op) {
    case 'findShow':
      return findShow.get(job.slug);
    case 'openShow':
      if (!findShow.get(job.slug)) addShow.run(job.slug, nanoid(), Date.now());
      return findShow.get(job.slug);
    case 'read':
      return readEvents.all(job.slug);
    case 'append':
      return append(job.rows);
    case 'close':
      return database.close();
  }
}

parentPort?.on('message', ({ id, job }: { id: number; job: Job }) => {
  let answer: Answer;
  try {
    answer = { id, ok: true, value: run(job) };
  } catch (error) {
    answer = { id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});
parentPort?.postMessage('open');
