import { DatabaseSync } from 'node:sqlite';
import { migrate } from './migrate.ts';

/**
 * Opens the database so that a commit is on the disk before it returns (WAL with synchronous FULL), and so that a
 * second process is turned away instead of writing beside this one (exclusive locking). Deleted content is overwritten
 * with zeros (secure_delete). Throws with SQLite's reason, or where a newer Vitrine has written the file.
 */
export function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
  `);
  migrate(database);
  return database;
}

/** Runs in a transaction: all of it, or nothing. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  let result: T;
  try {
    result = work();
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
  commit(database);
  return result;
}

const SQLITE_FULL = 13;

/** Thrown where nobody can tell whether a commit is on the disk: only opening the file anew shows it. */
export class CommitUnknownError extends Error {}

function commit(database: DatabaseSync): void {
  try {
    database.exec('COMMIT');
  } catch (error) {
    // A full disk cut the commit's own record off. After another error, such as a failed fsync, that record may be in
    // the write-ahead log all the same and come to life when the file is opened next.
    if (((error as { errcode?: number }).errcode ?? 0) % 256 !== SQLITE_FULL)
      throw new CommitUnknownError(String(error), { cause: error });
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
