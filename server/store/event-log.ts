import type { ShowEvent } from '../../shared/show/events.ts';

/** What a command was answered, kept beside its first event so that a repeat after a restart gets the same answer. */
export interface CommandReceipt {
  /** Who sent it and under which id. */
  readonly key: string;
  /** Tells the same command sent again from another one under the same id. */
  readonly fingerprint: string;
  readonly result: unknown;
}

export interface LogEntry {
  readonly event: ShowEvent;
  readonly receipt?: CommandReceipt | undefined;
}

export interface ShowRecord {
  /** The show's name in addresses. */
  readonly slug: string;
  /** Unique to this log; a client that resumes names it, so that it never resumes another show of the same name. */
  readonly logId: string;
}

/**
 * Where the events of all shows are kept, in order, one writer per show. This is the seam behind which a log that
 * spans machines can stand.
 */
export interface EventLog {
  /** Finds a show by its slug. */
  findShow(slug: string): Promise<ShowRecord | undefined>;
  /** Finds a show by its slug, or writes it down as new. */
  openShow(slug: string): Promise<ShowRecord>;
  /** All entries of a show, oldest first. */
  read(slug: string): Promise<LogEntry[]>;
  /**
   * Writes entries behind the last ones. Resolves when they are on the disk; appends resolve in the order they were
   * called. Rejects when they could not be written: then neither they nor any append still waiting is in the log.
   */
  append(slug: string, entries: readonly LogEntry[]): Promise<void>;
  close(): Promise<void>;
}
