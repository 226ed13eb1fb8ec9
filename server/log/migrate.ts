import type { DatabaseSync } from 'node:sqlite';
import { migrateFromVersion0 } from './migrate-from-0.ts';
import { SCHEMA_VERSION, TABLES, TALK_INDEX } from './schema.ts';

/** Brings a database to the present form, in one transaction; a new file gets its tables. */
export function migrate(database: DatabaseSync): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (version === SCHEMA_VERSION) return;
  if (version > SCHEMA_VERSION)
    throw new Error(
      `a newer Vitrine has written them (version ${version} of the log, not ${SCHEMA_VERSION})`,
    );
  database.exec('BEGIN IMMEDIATE');
  try {
    const isNew = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'events'").get() === undefined;
    if (isNew) database.exec(TABLES);
    else if (version === 0) migrateFromVersion0(database);
    else database.exec(TALK_INDEX);
    database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
  // The write-ahead log of a migration is as large as the database.
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}
