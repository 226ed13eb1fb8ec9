import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { LogPosition } from './event-log.ts';
import { foldText } from './fold-text.ts';
import type { AnswersPage, Cell, FoundTalk, Page, TalkSearch } from './thread-jobs.ts';

/** A page ends once it holds this many characters of data, so that parsing it takes about a millisecond. */
const PAGE_CHARACTERS = 64 * 1024;

/** Columns of a row that is read, `stream` before and `after` behind them. */
const COLUMNS = 'seq, at, by, name, version, data';
const SEQ = 1;
const DATA = 6;
const AFTER = 7;

type Row = Cell[];

interface Show extends LogPosition {
  readonly id: number;
}

/** Reads a show page by page. A page is found by the numbers behind which it begins, so nothing is held between two. */
export class Pages {
  readonly #findShow: StatementSync;
  readonly #events: StatementSync;
  readonly #talk: StatementSync;
  readonly #seqBefore: StatementSync;
  readonly #talkBefore: StatementSync;
  readonly #talkOf: StatementSync;
  readonly #answers: StatementSync;
  readonly #countMessages: StatementSync;

  constructor(database: DatabaseSync) {
    this.#findShow = database.prepare('SELECT id, seq, talk_seq AS talkSeq FROM shows WHERE slug = ?');
    this.#events = rows(
      database,
      `SELECT 0, ${COLUMNS}, 0 FROM events WHERE show = ? AND seq > ? ORDER BY seq`,
    );
    this.#talk = rows(
      database,
      `SELECT 1, ${COLUMNS}, after FROM talk WHERE show = ? AND seq > ? ORDER BY seq`,
    );
    this.#seqBefore = database.prepare(
      'SELECT seq FROM events WHERE show = ? ORDER BY seq DESC LIMIT 1 OFFSET ?',
    );
    this.#talkBefore = rows(
      database,
      `SELECT 1, ${COLUMNS}, after FROM talk WHERE show = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
    );
    this.#talkOf = rows(
      database,
      `SELECT 1, ${COLUMNS}, after FROM talk WHERE show = ? AND person = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
    );
    this.#answers = database.prepare(`
      SELECT id, key, fingerprint, result FROM answers WHERE id > ? AND show = ? AND at >= ? ORDER BY id LIMIT ?
    `);
    // A message that was let through or restored stands there more than once.
    this.#countMessages = database.prepare(`
      SELECT count(DISTINCT data ->> '$.message.id') AS count FROM talk WHERE show = ? AND person = ?
    `);
  }

  /** The next events of both streams merged, or of the log alone. */
  read(slug: string, after: LogPosition, limit: number, withTalk: boolean): Page {
    const show = this.#showOf(slug);
    if (!show) return { cells: [], position: after, isLast: true };
    const events = new Cursor(this.#events, show.id, after.seq);
    const talk = new Cursor(this.#talk, show.id, withTalk ? after.talkSeq : Number.MAX_SAFE_INTEGER);
    const page = collect(events, talk, limit);
    const isLast = events.next === undefined && talk.next === undefined;
    const position = isLast
      ? { seq: show.seq, talkSeq: withTalk ? show.talkSeq : after.talkSeq }
      : { seq: events.passed, talkSeq: withTalk ? talk.passed : after.talkSeq };
    events.close();
    talk.close();
    return { cells: page, position, isLast };
  }

  /** The number behind which the newest so many events of the log begin. */
  seqBefore(slug: string, count: number): number {
    const show = this.#showOf(slug);
    const row = show && (this.#seqBefore.get(show.id, count) as { seq: number } | undefined);
    return row?.seq ?? 0;
  }

  /** Talk from before a number, of everybody or of one person, newest first. */
  talkBefore(slug: string, before: number, limit: number, person: string | undefined): Cell[] {
    const show = this.#showOf(slug);
    if (!show) return [];
    const found =
      person === undefined
        ? this.#talkBefore.all(show.id, before, limit)
        : this.#talkOf.all(show.id, person, before, limit);
    return (found as unknown as Row[]).flat();
  }

  /** Looks through talk from before a number back, newest first, for as many rows as one call may take. */
  findTalk(slug: string, { text, before, person, rows, limit }: TalkSearch): FoundTalk {
    const show = this.#showOf(slug);
    if (!show) return { cells: [], next: undefined };
    const statement = person === undefined ? this.#talkBefore : this.#talkOf;
    const seen = (person === undefined
      ? statement.all(show.id, before, rows)
      : statement.all(show.id, person, before, rows)) as unknown as Row[];
    const wanted = foldText(text);
    const found: Row[] = [];
    for (const row of seen) {
      if (!isAbout(String(row[DATA]), wanted)) continue;
      found.push(row);
      if (found.length === limit) return { cells: found.flat(), next: Number(row[SEQ]) };
    }
    const next = seen.length === rows ? Number(seen.at(-1)?.[SEQ]) : undefined;
    return { cells: found.flat(), next };
  }

  answers(slug: string, since: number, from: number, limit: number): AnswersPage {
    const show = this.#showOf(slug);
    const found = show ? this.#answers.all(from, show.id, since, limit) : [];
    const cells = found.flatMap(({ key, fingerprint, result }) => [key, fingerprint, result] as string[]);
    return { cells, next: found.length === limit ? Number(found.at(-1)?.id) : undefined };
  }

  countMessages(slug: string, person: string): number {
    const show = this.#showOf(slug);
    return show ? Number(this.#countMessages.get(show.id, person)?.count) : 0;
  }

  #showOf(slug: string): Show | undefined {
    return this.#findShow.get(slug) as Show | undefined;
  }
}

/** Whether a line of talk has a folded text in it, or in its author's name. */
function isAbout(data: string, wanted: string): boolean {
  const { message } = JSON.parse(data) as { message?: { text?: string; name?: string } };
  return foldText(message?.text ?? '').includes(wanted) || foldText(message?.name ?? '').includes(wanted);
}

function rows(database: DatabaseSync, sql: string): StatementSync {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  return statement;
}

/** Merges until a page is full: of talk that follows an event, the event comes first. */
function collect(events: Cursor, talk: Cursor, limit: number): Cell[] {
  const cells: Cell[] = [];
  let characters = 0;
  for (let count = 0; count < limit && characters < PAGE_CHARACTERS; count++) {
    const event = events.next;
    const line = talk.next;
    const isTalk = line !== undefined && (event === undefined || Number(line[AFTER]) < Number(event[SEQ]));
    const row = isTalk ? talk.take() : events.take();
    if (!row) break;
    characters += String(row[DATA]).length;
    cells.push(...row);
  }
  return cells;
}

/** Walks over the rows of one stream, with the next one in view. */
class Cursor {
  readonly #rows: Iterator<Row>;
  next: Row | undefined;
  /** The number of the row that was taken last. */
  passed: number;

  constructor(statement: StatementSync, show: number, after: number) {
    this.#rows = statement.iterate(show, after) as unknown as Iterator<Row>;
    this.passed = after;
    this.#move();
  }

  take(): Row | undefined {
    const row = this.next;
    if (!row) return undefined;
    this.passed = Number(row[SEQ]);
    this.#move();
    return row;
  }

  close(): void {
    this.#rows.return?.();
  }

  #move(): void {
    const { done, value } = this.#rows.next();
    this.next = done ? undefined : value;
  }
}
