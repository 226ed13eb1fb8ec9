import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { nanoid } from 'nanoid';
import { EVENTS_VERSION, lift } from './lift.ts';
import { ANSWERS_KEPT_MS, TABLES } from './schema.ts';

/** The version of the event forms that databases of version 0 hold. */
const OLD_EVENTS_VERSION = 1;

interface OldRow {
  slug: string;
  seq: number;
  at: number;
  by: string | null;
  name: string;
  data: string;
  receipt: string | null;
}

/** What an event of version 0 becomes: an event of the log, a talk event, or one of each. */
interface Split {
  readonly event?: { readonly version: number; readonly data: string };
  readonly talk?: {
    readonly version: number;
    readonly name: string;
    readonly data: string;
    readonly person: string | null;
  };
}

interface Message {
  readonly personId?: unknown;
}

/**
 * Version 0 had chat and idempotency answers among the events. Chat becomes talk, what referred to a message by its
 * whole text does so by its digest and the text is talk too; log events keep their numbers and so have gaps. A show
 * gets a new log id, so that pages which resume by the old numbers are given the whole show. Runs within the caller's
 * transaction and holds one row at a time.
 */
export function migrateFromVersion0(database: DatabaseSync): void {
  database.exec('ALTER TABLE shows RENAME TO old_shows; ALTER TABLE events RENAME TO old_events;');
  database.exec(TABLES);
  const addShow = database.prepare(
    'INSERT INTO shows (slug, log_id, created_at) VALUES (?, ?, ?) RETURNING id',
  );
  const shows = database.prepare('SELECT slug, created_at FROM old_shows ORDER BY created_at, slug').all();
  const move = new Move(database);
  for (const { slug, created_at } of shows) {
    const { id } = addShow.get(slug as string, nanoid(), created_at as number) as { id: number };
    move.show(id, slug as string);
  }
  // The old tables would be overwritten with zeros page by page; writing the file anew, as soon as nothing else is to
  // be written, takes their texts away as well, and makes the file small again.
  database.exec(`
    PRAGMA secure_delete = OFF;
    DROP TABLE old_events;
    DROP TABLE old_shows;
    PRAGMA secure_delete = ON;
    INSERT INTO chores VALUES ('scrub');
  `);
}

class Move {
  readonly #read: StatementSync;
  readonly #addEvent: StatementSync;
  readonly #addTalk: StatementSync;
  readonly #addAnswer: StatementSync;
  readonly #setHead: StatementSync;
  readonly #answersSince = Date.now() - ANSWERS_KEPT_MS;

  constructor(database: DatabaseSync) {
    this.#read = database.prepare('SELECT * FROM old_events WHERE slug = ? ORDER BY seq');
    this.#addEvent = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#addTalk = database.prepare('INSERT INTO talk VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#addAnswer = database.prepare(
      'INSERT INTO answers (show, at, key, fingerprint, result) VALUES (?, ?, ?, ?, ?)',
    );
    this.#setHead = database.prepare('UPDATE shows SET seq = ?, talk_seq = ? WHERE id = ?');
  }

  show(id: number, slug: string): void {
    let seq = 0;
    let talkSeq = 0;
    for (const row of this.#read.iterate(slug) as Iterable<unknown> as Iterable<OldRow>) {
      const { at, by, name } = row;
      const { event, talk } = splitRow(row);
      if (event) {
        seq = row.seq;
        this.#addEvent.run(id, seq, at, by, name, event.version, event.data);
      }
      if (talk) {
        talkSeq += 1;
        this.#addTalk.run(id, talkSeq, at, by, talk.name, talk.version, talk.data, seq, talk.person);
      }
      if (row.receipt !== null && at >= this.#answersSince) this.#answer(id, at, row.receipt);
    }
    this.#setHead.run(seq, talkSeq, id);
  }

  #answer(id: number, at: number, receipt: string): void {
    const { key, fingerprint, result } = JSON.parse(receipt);
    this.#addAnswer.run(id, at, key, fingerprint, JSON.stringify(result) ?? 'null');
  }
}

function splitRow({ name, data }: OldRow): Split {
  const asItIs = { event: { version: OLD_EVENTS_VERSION, data } };
  if (!name.startsWith('chat.') || name === 'chat.deleted') return asItIs;
  const old = JSON.parse(data) as { message?: Message; to?: unknown };
  if (!old.message) return asItIs;
  const { personId } = old.message;
  const person = typeof personId === 'string' ? personId : null;
  if (name === 'chat.posted' || name === 'chat.held')
    return { talk: { version: OLD_EVENTS_VERSION, name, data, person } };
  const lifted = { version: EVENTS_VERSION, data: JSON.stringify(lift(name, OLD_EVENTS_VERSION, old).data) };
  // What went back to those that wait for approval was not posted.
  if (name === 'chat.restored' && old.to !== 'posted') return { event: lifted };
  const posted = JSON.stringify({ message: old.message });
  return { event: lifted, talk: { version: EVENTS_VERSION, name: 'chat.posted', data: posted, person } };
}
