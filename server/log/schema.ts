/** The form of the tables that this code works with, as `PRAGMA user_version` has it. */
export const SCHEMA_VERSION = 2;

/** Finds a person's lines among all others. */
export const TALK_INDEX = 'CREATE INDEX talk_person ON talk (show, person);';

/** `erased_seq` is the number of the last event with which somebody's talk was erased. */
export const TABLES = `
  CREATE TABLE shows (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, log_id TEXT NOT NULL, created_at INTEGER NOT NULL,
    seq INTEGER NOT NULL DEFAULT 0, talk_seq INTEGER NOT NULL DEFAULT 0, erased_seq INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE events (
    show INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT, name TEXT NOT NULL,
    version INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (show, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE talk (
    show INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT, name TEXT NOT NULL,
    version INTEGER NOT NULL, data TEXT NOT NULL, after INTEGER NOT NULL, person TEXT, PRIMARY KEY (show, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE answers (
    id INTEGER PRIMARY KEY, show INTEGER NOT NULL, at INTEGER NOT NULL, key TEXT NOT NULL,
    fingerprint TEXT NOT NULL, result TEXT NOT NULL
  ) STRICT;
  CREATE TABLE snapshots (
    show INTEGER PRIMARY KEY, seq INTEGER NOT NULL, talk_seq INTEGER NOT NULL, version INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE snapshot_parts (
    show INTEGER NOT NULL, part TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (show, part)
  ) STRICT;
  CREATE TABLE projections (
    show INTEGER NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, seq INTEGER NOT NULL,
    talk_seq INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (show, name)
  ) STRICT;
  CREATE TABLE chores (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  ${TALK_INDEX}
`;

/** How long answers are kept: a client sends again within half a minute. */
export const ANSWERS_KEPT_MS = 10 * 60_000;

/** Stands in `projections.show` for what is learned from all shows. */
export const ALL_SHOWS = 0;
