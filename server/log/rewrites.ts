import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { inTransaction } from './database.ts';
import { type Erasure, NAMES_CHORE, namesChore } from './erasure.ts';
import type { ErasedPerson } from './event-log.ts';
import type { Cell, RewrittenRow } from './thread-jobs.ts';

/**
 * Takes out of events of the log what they have of an erased person. Only the form of such an event changes, never its
 * number, time or name, and nothing that the ledger is made of.
 */
export class Rewrites {
  readonly #database: DatabaseSync;
  readonly #erasure: Erasure;
  readonly #findShow: StatementSync;
  readonly #chores: StatementSync;
  readonly #naming: StatementSync;
  readonly #rewrite: StatementSync;
  readonly #done: StatementSync;

  constructor(database: DatabaseSync, erasure: Erasure) {
    this.#database = database;
    this.#erasure = erasure;
    this.#findShow = database.prepare('SELECT id FROM shows WHERE slug = ?');
    this.#chores = database.prepare('SELECT name FROM chores WHERE substr(name, 1, length(?1)) = ?1');
    this.#naming = database.prepare(`
      SELECT 0, seq, at, by, name, version, data, 0 FROM events
      WHERE show = ?1 AND seq <= ?2 AND (instr(by, ?3) OR instr(data, ?3)) ORDER BY seq
    `);
    this.#naming.setReturnArrays(true);
    this.#rewrite = database.prepare(
      'UPDATE events SET version = ?, by = ?, name = ?, data = ? WHERE show = ? AND seq = ?',
    );
    this.#done = database.prepare('DELETE FROM chores WHERE name = ?');
  }

  /** Erased people of whom the log may still have something. */
  pending(slug: string): ErasedPerson[] {
    const show = this.#idOf(slug);
    const names = this.#chores.all(`${NAMES_CHORE} ${show} `) as { name: string }[];
    return names.map(({ name }) => {
      const [, , seq, personId = ''] = name.split(' ');
      return { personId, seq: Number(seq) };
    });
  }

  /** The events that name somebody, up to the one with which they were erased. */
  naming(slug: string, { personId, seq }: ErasedPerson): Cell[] {
    const found = this.#naming.all(this.#idOf(slug), seq, JSON.stringify(personId));
    return (found as unknown as Cell[][]).flat();
  }

  /** Writes events anew, and notes that nothing is left of the person. */
  rewrite(
    slug: string,
    { personId, seq }: ErasedPerson,
    rows: readonly RewrittenRow[],
    version: number,
  ): void {
    const show = this.#idOf(slug);
    inTransaction(this.#database, () => {
      for (const row of rows) this.#rewrite.run(version, row.by, row.name, row.data, show, row.seq);
      this.#done.run(namesChore(show, seq, personId));
    });
    if (rows.length > 0) this.#erasure.noteDeleted();
  }

  #idOf(slug: string): number {
    return (this.#findShow.get(slug) as { id: number } | undefined)?.id ?? -1;
  }
}
