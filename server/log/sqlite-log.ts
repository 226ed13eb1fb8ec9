import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { Appends } from './appends.ts';
import { Decoder } from './decoder.ts';
import type {
  AppendOutcome,
  CommandAnswer,
  Commit,
  ErasedPerson,
  EventLog,
  FindTalkOptions,
  FoundEvents,
  ListedShow,
  LogBatch,
  LogPosition,
  NewLogEvent,
  ParseEvent,
  Projection,
  ReadOptions,
  ReadTalkOptions,
  ShowRecord,
  Snapshot,
  SnapshotUpdate,
} from './event-log.ts';
import { EVENTS_VERSION } from './lift.ts';
import { LogThread } from './log-thread.ts';
import { Scrubber } from './scrubber.ts';
import { type AnswersPage, type Cell, type FoundTalk, type Page, ROW_CELLS } from './thread-jobs.ts';

/** Events in a batch: with their parsing, and their folding by the caller, a few milliseconds. */
const BATCH = 256;
const ANSWERS_BATCH = 1000;
/** Talk that is deleted in one transaction, so that commits hardly wait. */
const PRUNE_BATCH = 5000;
/** Talk that is looked through at once: about ten milliseconds, in which commits wait. */
const FIND_ROWS = 1000;
const START: LogPosition = { seq: 0, talkSeq: 0 };

export interface SqliteLogOptions {
  readonly logger?: Pick<Logger, 'warn' | 'error'>;
  /** Called when the file can't be opened again after its thread has died; every call fails from then on. */
  readonly onFatal?: (error: Error) => void;
  /** Starts the thread on a file. */
  readonly startThread?: (file: string) => Worker;
}

const startSqliteThread = (file: string): Worker =>
  new Worker(new URL('./sqlite-thread.ts', import.meta.url), { workerData: { file } });

/** The event log in one SQLite file, in a thread of its own so that waiting for the disk never holds up a show. */
export class SqliteLog implements EventLog {
  readonly #thread: LogThread;
  readonly #appends: Appends;
  readonly #scrubber: Scrubber;
  readonly #logger: Pick<Logger, 'warn' | 'error'>;
  #closing: Promise<void> | undefined;

  private constructor(thread: LogThread, logger: Pick<Logger, 'warn' | 'error'>) {
    this.#thread = thread;
    this.#logger = logger;
    this.#appends = new Appends(thread);
    this.#scrubber = new Scrubber(() => this.scrub(), logger);
  }

  /**
   * Opens or makes the file, and brings one of an earlier form to the present one. Rejects with SQLite's reason where
   * it can't, such as a second server on the same file.
   */
  static async open(file: string, options: SqliteLogOptions = {}): Promise<SqliteLog> {
    const {
      logger = { warn() {}, error() {} },
      onFatal = () => {},
      startThread = startSqliteThread,
    } = options;
    const thread = await LogThread.open({ start: () => startThread(file), logger, onFatal });
    const log = new SqliteLog(thread, logger);
    await log.#clearDropped();
    if (await thread.ask({ op: 'needsScrub' })) log.#scrubber.request();
    return log;
  }

  findShow(slug: string): Promise<ShowRecord | undefined> {
    return this.#thread.ask({ op: 'findShow', slug }) as Promise<ShowRecord | undefined>;
  }

  openShow(slug: string): Promise<ShowRecord> {
    return this.#thread.ask({ op: 'openShow', slug }) as Promise<ShowRecord>;
  }

  listShows(): Promise<ShowRecord[]> {
    return this.#thread.ask({ op: 'listShows' }) as Promise<ShowRecord[]>;
  }

  createShow(slug: string): Promise<ShowRecord | undefined> {
    return this.#thread.ask({ op: 'createShow', slug }) as Promise<ShowRecord | undefined>;
  }

  listProjections(name: string, version: number): Promise<ListedShow[]> {
    return this.#thread.ask({ op: 'listProjections', name, version }) as Promise<ListedShow[]>;
  }

  async deleteShow(slug: string): Promise<void> {
    await this.#appends.settled();
    await this.#thread.ask({ op: 'dropShow', slug });
    await this.#clearDropped();
    this.#scrubber.request();
  }

  async append(show: string, commit: Commit, expected: LogPosition): Promise<AppendOutcome> {
    if (this.#closing) throw new Error('The log was closed.');
    if (commit.erase && commit.events.length === 0)
      throw new RangeError('A commit that erases somebody needs an event that says so.');
    this.#scrubber.delay();
    const outcome = await this.#appends.append(show, commit, expected);
    if (commit.erase && outcome !== 'conflict') this.#scrubber.request();
    return outcome;
  }

  async *read<E>(
    show: string,
    { parse, after = START, batch = BATCH }: ReadOptions<E>,
  ): AsyncGenerator<LogBatch<E>> {
    const decoder = new Decoder(show, parse, this.#logger);
    for await (const { cells, position } of this.#pages(show, after, batch, true))
      yield { events: decoder.decode(cells), position };
  }

  async readLast<E>(show: string, count: number, parse: ParseEvent<E>): Promise<E[]> {
    const seq = Number(await this.#thread.ask({ op: 'seqBefore', slug: show, count }));
    const decoder = new Decoder(show, parse, this.#logger);
    const events: E[] = [];
    for await (const { cells } of this.#pages(show, { seq, talkSeq: 0 }, BATCH, false))
      events.push(...decoder.decode(cells));
    return events.slice(-count);
  }

  async readTalk<E>(show: string, options: ReadTalkOptions<E>): Promise<E[]> {
    const { parse, before = Number.MAX_SAFE_INTEGER, limit, personId: person } = options;
    const job = { op: 'readTalk', slug: show, before, limit, person } as const;
    const cells = (await this.#thread.ask(job)) as Cell[];
    const events = await this.#decodeInTurns(new Decoder(show, parse, this.#logger), cells);
    return events.reverse();
  }

  async findTalk<E>(show: string, options: FindTalkOptions<E>): Promise<FoundEvents<E>> {
    const { parse, text, before = Number.MAX_SAFE_INTEGER, personId: person, limit } = options;
    const search = { text, before, person, limit, rows: FIND_ROWS };
    const { cells, next } = (await this.#thread.ask({ op: 'findTalk', slug: show, search })) as FoundTalk;
    return { events: new Decoder(show, parse, this.#logger).decode(cells), next };
  }

  async countMessages(show: string, personId: string): Promise<number> {
    return Number(await this.#thread.ask({ op: 'countMessages', slug: show, person: personId }));
  }

  async *recentAnswers(show: string, sinceMs: number): AsyncGenerator<readonly CommandAnswer[]> {
    for (let from: number | undefined = 0; from !== undefined; ) {
      const job = { op: 'answers', slug: show, since: sinceMs, from, limit: ANSWERS_BATCH } as const;
      const { cells, next } = (await this.#thread.ask(job)) as AnswersPage;
      await setImmediate();
      yield toAnswers(cells);
      from = next;
    }
  }

  loadSnapshot(show: string, version: number): Promise<Snapshot | undefined> {
    return this.#thread.ask({ op: 'loadSnapshot', slug: show, version }) as Promise<Snapshot | undefined>;
  }

  saveSnapshot(show: string, update: SnapshotUpdate): Promise<boolean> {
    return this.#thread.ask({ op: 'saveSnapshot', slug: show, update }) as Promise<boolean>;
  }

  loadProjection(show: string | null, name: string, version: number): Promise<Projection | undefined> {
    const job = { op: 'loadProjection', slug: show, name, version } as const;
    return this.#thread.ask(job) as Promise<Projection | undefined>;
  }

  saveProjection(show: string | null, name: string, projection: Projection): Promise<boolean> {
    return this.#thread.ask({ op: 'saveProjection', slug: show, name, projection }) as Promise<boolean>;
  }

  async pruneTalk(show: string, beforeMs: number): Promise<number> {
    const job = { op: 'pruneTalk', slug: show, before: beforeMs, limit: PRUNE_BATCH } as const;
    let pruned = 0;
    for (let more = true; more; ) {
      const count = Number(await this.#thread.ask(job));
      pruned += count;
      more = count === PRUNE_BATCH;
    }
    if (pruned > 0) this.#scrubber.request();
    return pruned;
  }

  erasedPeople(show: string): Promise<ErasedPerson[]> {
    return this.#thread.ask({ op: 'erasedPeople', slug: show }) as Promise<ErasedPerson[]>;
  }

  async readNaming<E>(show: string, erased: ErasedPerson, parse: ParseEvent<E>): Promise<E[]> {
    const cells = (await this.#thread.ask({ op: 'naming', slug: show, erased })) as Cell[];
    return this.#decodeInTurns(new Decoder(show, parse, this.#logger), cells);
  }

  async rewrite(show: string, erased: ErasedPerson, events: readonly NewLogEvent[]): Promise<void> {
    const rows = events.map(({ seq, by, name, data }) => ({
      seq,
      by: by ? JSON.stringify(by) : null,
      name,
      data: JSON.stringify(data),
    }));
    await this.#thread.ask({ op: 'rewrite', slug: show, erased, rows, eventsVersion: EVENTS_VERSION });
    if (rows.length > 0) this.#scrubber.request();
  }

  async scrub(): Promise<void> {
    this.#scrubber.done();
    await this.#thread.ask({ op: 'scrub' });
  }

  /** Writes a copy of the file as of one moment, for a backup, while the log goes on being written. */
  async copyTo(file: string): Promise<void> {
    await this.#thread.ask({ op: 'copy', file });
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #decodeInTurns<E>(decoder: Decoder<E>, cells: readonly Cell[]): Promise<E[]> {
    const events: E[] = [];
    for (let at = 0; at < cells.length; at += BATCH * ROW_CELLS) {
      if (at > 0) await setImmediate();
      events.push(...decoder.decode(cells.slice(at, at + BATCH * ROW_CELLS)));
    }
    return events;
  }

  /** Deletes the rows of deleted shows, some at a time. */
  async #clearDropped(): Promise<void> {
    while (await this.#thread.ask({ op: 'clearDropped', limit: PRUNE_BATCH }));
  }

  async #close(): Promise<void> {
    await this.#appends.settled();
    await this.#scrubber.close();
    await this.#thread.close();
  }

  /** Pages in order; the next one is read while the caller works on one, and others get their turn between two. */
  async *#pages(slug: string, after: LogPosition, limit: number, withTalk: boolean): AsyncGenerator<Page> {
    const ask = (from: LogPosition) =>
      this.#thread.ask({ op: 'read', slug, after: from, limit, withTalk }) as Promise<Page>;
    let page = await ask(after);
    for (;;) {
      const next = page.isLast ? undefined : ask(page.position);
      // Its failure is met when its turn comes, if the caller goes on so far.
      next?.catch(() => {});
      await setImmediate();
      yield page;
      if (!next) return;
      page = await next;
    }
  }
}

function toAnswers(cells: readonly string[]): CommandAnswer[] {
  const answers: CommandAnswer[] = [];
  for (let at = 0; at < cells.length; at += 3) {
    const [key = '', fingerprint = '', result = 'null'] = cells.slice(at, at + 3);
    answers.push({ key, fingerprint, result: JSON.parse(result) });
  }
  return answers;
}
