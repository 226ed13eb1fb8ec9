import type { Actor } from '../../shared/roles.ts';

export interface ShowRecord {
  /** The show's name in addresses. */
  readonly slug: string;
  /** Unique to this log; a client that resumes names it, so that it never resumes another show of the same name. */
  readonly logId: string;
}

/** A show of the list, and what was learned of it. */
export interface ListedShow extends ShowRecord {
  /** When it was made, by the machine's clock. */
  readonly createdAt: number;
  /** Number of the newest event of its log; a projection behind that one is of an earlier state. */
  readonly seq: number;
  /** Absent where it was never saved in the wanted version. */
  readonly projection?: Pick<Projection, 'seq' | 'data'>;
}

/** How far both streams of a show have come: the number of the last log event and of the last talk event. 0 before the first. */
export interface LogPosition {
  readonly seq: number;
  readonly talkSeq: number;
}

/** An event to be written, numbered by its writer: above the last number of its stream. */
export interface NewLogEvent {
  readonly seq: number;
  /** Server time in milliseconds since the epoch. */
  readonly at: number;
  readonly by?: Actor | undefined;
  readonly name: string;
  readonly data: unknown;
}

export interface NewTalkEvent extends NewLogEvent {
  /** Whose words these are, where they are somebody's: erasing that person takes the event. */
  readonly personId?: string | undefined;
}

/** What a command was answered, kept for some minutes so that a repeat after a restart gets the same answer. */
export interface CommandAnswer {
  /** Who sent it and under which id. */
  readonly key: string;
  /** Tells the same command sent again from another one under the same id. */
  readonly fingerprint: string;
  readonly result: unknown;
}

/** Somebody who was erased, and the number of the event of the log that says so. */
export interface ErasedPerson {
  readonly personId: string;
  readonly seq: number;
}

/** What is written together, or not at all. */
export interface Commit {
  readonly events: readonly NewLogEvent[];
  /** Chat lines of a stream with its own numbers; in a replay they follow the commit's own log events. */
  readonly talk: readonly NewTalkEvent[];
  readonly answer?: CommandAnswer | undefined;
  /**
   * Ids of people whose talk is deleted, with the show's snapshot, all projections that may have kept of it, and what
   * they were answered. What events of the log have of them is to be rewritten then (`erasedPeople`). Needs
   * an event in the same commit that says so, because snapshots from before that event are refused from then on.
   */
  readonly erase?: readonly string[] | undefined;
}

/**
 * `ok`: on the disk. `conflict`: the log is not where the writer expected it, and nothing was written; somebody else
 * writes this show. `unknown`: it may be there or not; read again before going on.
 */
export type AppendOutcome = 'ok' | 'conflict' | 'unknown';

/** An event as it was written, its form lifted to the present one. */
export interface StoredEvent {
  readonly stream: 'log' | 'talk';
  readonly seq: number;
  readonly at: number;
  readonly by?: unknown;
  readonly name: string;
  /** The version of all event forms at the time of writing. */
  readonly version: number;
  readonly data: unknown;
  /** For talk: the number of the log event that it follows in a replay. */
  readonly after?: number;
}

/**
 * Makes a stored event what the caller works with. May return undefined for a name that it doesn't know and throw for a
 * form that it doesn't: either is left out and logged, so that it never makes a show unopenable.
 */
export type ParseEvent<E> = (event: StoredEvent) => E | undefined;

export interface LogBatch<E> {
  readonly events: readonly E[];
  /** Where to go on, events that were left out counted too. That of the last batch is where the show's log ends. */
  readonly position: LogPosition;
}

export interface ReadOptions<E> {
  readonly parse: ParseEvent<E>;
  /** Reads what comes behind this; everything by default. */
  readonly after?: LogPosition;
  /** Most events in a batch. */
  readonly batch?: number;
}

export interface ReadTalkOptions<E> {
  readonly parse: ParseEvent<E>;
  /** Reads what is older than this talk number; the newest by default. */
  readonly before?: number;
  /** Reads what this person wrote alone. */
  readonly personId?: string;
  readonly limit: number;
}

export interface FindTalkOptions<E> {
  readonly parse: ParseEvent<E>;
  /** What the text or the name of its author has in it, without regard to case, accents and look-alike letters. */
  readonly text: string;
  /** Looks at what is older than this talk number; at the newest by default. */
  readonly before?: number | undefined;
  /** Looks at what this person wrote alone. */
  readonly personId?: string | undefined;
  readonly limit: number;
}

export interface FoundEvents<E> {
  /** Newest first. */
  readonly events: readonly E[];
  /** The talk number before which to go on; undefined where nothing is left to be looked at. */
  readonly next: number | undefined;
}

/** The folded state of a show, cut into parts so that only what has changed is written. */
export interface Snapshot extends LogPosition {
  /** Of the state's shape; a snapshot of another version is as good as none. */
  readonly version: number;
  /** JSON texts by the name of their part. */
  readonly parts: Readonly<Record<string, string>>;
}

export interface SnapshotUpdate extends LogPosition {
  readonly version: number;
  /** JSON texts; null for a part that is as it was in the snapshot before. Parts that are not named are dropped. */
  readonly parts: Readonly<Record<string, string | null>>;
}

/** What a feature has learned from one show's log, or from all of them. */
export interface Projection extends LogPosition {
  /** Of the projection's shape and rules; one of another version is as good as none. */
  readonly version: number;
  /** Opaque to the log. */
  readonly data: string;
}

/** SQLite's primary result code for a disk that is full. */
const SQLITE_FULL = 13;

/** The log could not be written, and nothing was. The next write may work again. */
export class LogWriteError extends Error {
  /** SQLite's (extended) result code; undefined where the failure was not SQLite's. */
  readonly sqliteCode: number | undefined;

  constructor(message: string, sqliteCode: number | undefined) {
    super(message);
    this.name = 'LogWriteError';
    this.sqliteCode = sqliteCode;
  }

  get isDiskFull(): boolean {
    return this.sqliteCode !== undefined && (this.sqliteCode & 0xff) === SQLITE_FULL;
  }
}

/**
 * Where the events of all shows are kept, in order, one writer per show. This is the seam behind which a log that
 * spans machines can stand. Shows are named by their slugs.
 */
export interface EventLog {
  findShow(slug: string): Promise<ShowRecord | undefined>;
  /** Finds a show by its slug, or writes it down as new. */
  openShow(slug: string): Promise<ShowRecord>;
  /** Writes a show down as new; undefined where there is one of that slug. */
  createShow(slug: string): Promise<ShowRecord | undefined>;
  /** All shows, oldest first. */
  listShows(): Promise<ShowRecord[]>;
  /** All shows, oldest first, each with what was learned of it under a name. */
  listProjections(name: string, version: number): Promise<ListedShow[]>;
  /** Deletes a show and everything of it. It is gone at once; its rows follow, after a crash at the next start. */
  deleteShow(slug: string): Promise<void>;

  /**
   * Writes a commit behind `expected`, the numbers of the last events that its writer knows. Appends of one show
   * resolve in the order of their calls; when one is not `ok`, those of the same show that were called before it
   * resolved fail with it. Rejects with a LogWriteError where it definitely could not be written.
   */
  append(show: string, commit: Commit, expected: LogPosition): Promise<AppendOutcome>;

  /**
   * Both streams in replay order: a talk event follows the log event that was the newest when it was written. There is
   * always a last batch, even of nothing, whose position is the end of the log.
   */
  read<E>(show: string, options: ReadOptions<E>): AsyncIterable<LogBatch<E>>;
  /** The newest events of the log without talk, oldest first. */
  readLast<E>(show: string, count: number, parse: ParseEvent<E>): Promise<E[]>;
  /** A page of talk, oldest first. */
  readTalk<E>(show: string, options: ReadTalkOptions<E>): Promise<E[]>;
  /**
   * Looks through one piece of talk, newest first; a piece is so short that commits hardly wait. Whoever wants more goes on
   * where it ended.
   */
  findTalk<E>(show: string, options: FindTalkOptions<E>): Promise<FoundEvents<E>>;
  /** How many different messages of a person the talk holds. */
  countMessages(show: string, personId: string): Promise<number>;
  /** Answers written since a time, oldest first; older ones than some minutes are forgotten. Their times never go back. */
  recentAnswers(show: string, sinceMs: number): AsyncIterable<readonly CommandAnswer[]>;

  loadSnapshot(show: string, version: number): Promise<Snapshot | undefined>;
  /**
   * False where it was not saved: there is a newer one, somebody was erased since, or a part that is said to be
   * unchanged is not there. A snapshot of the newest state with all its parts may be saved then.
   */
  saveSnapshot(show: string, update: SnapshotUpdate): Promise<boolean>;
  /** `show` is null for what is learned from all shows. */
  loadProjection(show: string | null, name: string, version: number): Promise<Projection | undefined>;
  /** False where it was not saved: there is a newer one of this version, or somebody was erased since. */
  saveProjection(show: string | null, name: string, projection: Projection): Promise<boolean>;

  /** Deletes talk from before a server time, with snapshot and projections, and says how many events that were. */
  pruneTalk(show: string, beforeMs: number): Promise<number>;
  /** People whom the show's commits have erased, and of whom its log may still have something. */
  erasedPeople(show: string): Promise<ErasedPerson[]>;
  /** The events of the log that name such a person, oldest first. */
  readNaming<E>(show: string, erased: ErasedPerson, parse: ParseEvent<E>): Promise<E[]>;
  /** Writes those events anew that are given, each under its number; the person is none of `erasedPeople` then. */
  rewrite(show: string, erased: ErasedPerson, events: readonly NewLogEvent[]): Promise<void>;
  /**
   * Takes what is left of deleted texts in the gaps of the file away. The log does that by itself some time after a
   * deletion; appends wait meanwhile, so it chooses a quiet moment.
   */
  scrub(): Promise<void>;
  /** Writes what is under way and closes. */
  close(): Promise<void>;
}
