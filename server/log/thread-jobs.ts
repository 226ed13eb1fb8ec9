import type { PackedGroup } from './commit-codec.ts';
import type { ErasedPerson, LogPosition, Projection, SnapshotUpdate } from './event-log.ts';

/** A value of a row. Rows travel between the threads as flat lists of cells, which are the quickest to copy. */
export type Cell = string | number | null;

/** Cells of an event that is read: stream (0 log, 1 talk), seq, at, by, name, version, data, after. */
export const ROW_CELLS = 8;

export interface Page {
  readonly cells: Cell[];
  readonly position: LogPosition;
  /** Whether nothing was behind it when it was read. */
  readonly isLast: boolean;
}

export interface AnswersPage {
  /** key, fingerprint, result. */
  readonly cells: string[];
  /** Where the next page begins; undefined behind the last one. */
  readonly next: number | undefined;
}

/** What is looked for in talk, from before a number back, in so many rows at most. */
export interface TalkSearch {
  readonly text: string;
  readonly before: number;
  readonly person: string | undefined;
  /** Most rows that are looked at. */
  readonly rows: number;
  /** Most rows that are found. */
  readonly limit: number;
}

export interface FoundTalk {
  /** Newest first. */
  readonly cells: Cell[];
  /** Where to go on; undefined where nothing is left to be looked at. */
  readonly next: number | undefined;
}

/** An event of the log as it is to stand there from now on. */
export interface RewrittenRow {
  readonly seq: number;
  readonly by: string | null;
  readonly name: string;
  readonly data: string;
}

export type Job =
  | { op: 'findShow'; slug: string }
  | { op: 'openShow'; slug: string }
  | { op: 'createShow'; slug: string }
  | { op: 'listShows' }
  | { op: 'listProjections'; name: string; version: number }
  | { op: 'dropShow'; slug: string }
  | { op: 'clearDropped'; limit: number }
  | { op: 'append'; group: PackedGroup; eventsVersion: number }
  | { op: 'read'; slug: string; after: LogPosition; limit: number; withTalk: boolean }
  | { op: 'seqBefore'; slug: string; count: number }
  | { op: 'readTalk'; slug: string; before: number; limit: number; person: string | undefined }
  | { op: 'findTalk'; slug: string; search: TalkSearch }
  | { op: 'countMessages'; slug: string; person: string }
  | { op: 'answers'; slug: string; since: number; from: number; limit: number }
  | { op: 'loadSnapshot'; slug: string; version: number }
  | { op: 'saveSnapshot'; slug: string; update: SnapshotUpdate }
  | { op: 'loadProjection'; slug: string | null; name: string; version: number }
  | { op: 'saveProjection'; slug: string | null; name: string; projection: Projection }
  | { op: 'pruneTalk'; slug: string; before: number; limit: number }
  | { op: 'erasedPeople'; slug: string }
  | { op: 'naming'; slug: string; erased: ErasedPerson }
  | { op: 'rewrite'; slug: string; erased: ErasedPerson; rows: RewrittenRow[]; eventsVersion: number }
  | { op: 'needsScrub' }
  | { op: 'scrub' }
  | { op: 'copy'; file: string }
  | { op: 'close' };

export type Reply =
  | { id: number; ok: true; value: unknown }
  /** `code` is SQLite's extended result code, where the failure was SQLite's. */
  | { id: number; ok: false; message: string; code: number | undefined };
