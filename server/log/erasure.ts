import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { inTransaction } from './database.ts';
import { ALL_SHOWS } from './schema.ts';

/** Begins the chore of taking the name of somebody out of a show's log. */
export const NAMES_CHORE = 'names';

/** The chore for a person who was erased with an event; no id has a space in it. */
export const namesChore = (show: number, seq: number, person: string): string =>
  `${NAMES_CHORE} ${show} ${seq} ${person}`;

/**
 * Deletes talk so that it can't be read out of the file any more. Rows go at once, with secure_delete and a cut
 * write-ahead log. But SQLite's trees also leave copies of rows behind in the unused middle of pages when they balance,
 * which secure_delete doesn't reach (measured: after 40,000 lines of 200 people in five shows, 87 of 100 deleted people
 * could still be found): the file has to be written anew, which is remembered as a chore until it is done.
 */
export class Erasure {
  readonly #database: DatabaseSync;
  readonly #deletePerson: StatementSync;
  readonly #deleteAnswers: StatementSync;
  readonly #noteNames: StatementSync;
  readonly #deleteOld: StatementSync;
  readonly #setErased: StatementSync;
  readonly #dropSnapshot: readonly StatementSync[];
  readonly #dropProjections: StatementSync;
  readonly #note: StatementSync;
  readonly #findNote: StatementSync;
  #isLogUncut = false;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#deletePerson = database.prepare('DELETE FROM talk WHERE show = ? AND person = ?');
    // An answer may have a name in it, as that to whoever chose one.
    this.#deleteAnswers = database.prepare(
      "DELETE FROM answers WHERE show = ?1 AND substr(key, 1, length(?2) + 1) = ?2 || ' '",
    );
    this.#noteNames = database.prepare('INSERT OR IGNORE INTO chores VALUES (?)');
    // Only the oldest rows are looked at, so a call with nothing to do costs nothing.
    this.#deleteOld = database.prepare(`
      DELETE FROM talk WHERE show = ?1 AND seq <= (SELECT max(seq) FROM
        (SELECT seq, at FROM talk WHERE show = ?1 ORDER BY seq LIMIT ?3) WHERE at < ?2)
    `);
    this.#setErased = database.prepare('UPDATE shows SET erased_seq = ? WHERE id = ?');
    this.#dropSnapshot = ['snapshots', 'snapshot_parts'].map(table =>
      database.prepare(`DELETE FROM ${table} WHERE show = ?`),
    );
    this.#dropProjections = database.prepare('DELETE FROM projections WHERE show = ?');
    this.#note = database.prepare("INSERT OR IGNORE INTO chores VALUES ('scrub')");
    this.#findNote = database.prepare("SELECT 1 FROM chores WHERE name = 'scrub'");
  }

  /**
   * Within the caller's transaction; `cutLog` is to follow it. What events of the log have of the people is left to be
   * rewritten by whoever knows their form, which is remembered until it is done.
   */
  erase(show: number, people: readonly string[], seq: number): void {
    for (const person of people) {
      this.#deletePerson.run(show, person);
      this.#deleteAnswers.run(show, person);
      this.#noteNames.run(namesChore(show, seq, person));
    }
    this.#setErased.run(seq, show);
    this.#forget(show);
  }

  /** Deletes at most `limit` of a show's talk events from before a time, and says how many. */
  prune(show: number, before: number, limit: number): number {
    const pruned = inTransaction(this.#database, () => {
      const changes = Number(this.#deleteOld.run(show, before, limit).changes);
      if (changes > 0) this.#forget(show);
      return changes;
    });
    this.cutLog();
    return pruned;
  }

  /** After a deletion: empties the write-ahead log, which still holds what was. */
  cutLog(): void {
    if (!this.#isLogUncut) return;
    try {
      this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      this.#isLogUncut = false;
    } catch {
      // The deletion itself is on the disk. Cutting needs room there; it is tried again after the next commit.
    }
  }

  /** After rows were deleted that nobody shall be able to read any more. */
  noteDeleted(): void {
    this.#note.run();
    this.#isLogUncut = true;
    this.cutLog();
  }

  get needsScrub(): boolean {
    return this.#findNote.get() !== undefined;
  }

  /** Writes the file anew. */
  scrub(): void {
    this.#database.exec('VACUUM');
    this.#database.exec("DELETE FROM chores WHERE name = 'scrub'");
    this.#isLogUncut = true;
    this.cutLog();
  }

  #forget(show: number): void {
    for (const drop of this.#dropSnapshot) drop.run(show);
    for (const id of [show, ALL_SHOWS]) this.#dropProjections.run(id);
    this.#note.run();
    this.#isLogUncut = true;
  }
}
