import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { nanoid } from 'nanoid';
import { inTransaction } from './database.ts';
import type { Erasure } from './erasure.ts';
import type { ListedShow, ShowRecord } from './event-log.ts';

/** Tables that may hold hundreds of thousands of rows of a show; the others are emptied of them at once. */
const LARGE = ['events', 'talk'] as const;
const SMALL = ['answers', 'snapshots', 'snapshot_parts', 'projections'] as const;
/** Begins the name of a show that was deleted and still has rows; no slug begins so. */
const DROPPED = '~';

interface Row extends ShowRecord {
  readonly createdAt: number;
  readonly seq: number;
  readonly projectionSeq: number | null;
  readonly data: string | null;
}

/** The table of all shows. */
export class ShowList {
  readonly #database: DatabaseSync;
  readonly #erasure: Erasure;
  readonly #find: StatementSync;
  readonly #list: StatementSync;
  readonly #add: StatementSync;
  readonly #listProjections: StatementSync;
  readonly #rename: StatementSync;
  readonly #findDropped: StatementSync;
  readonly #deleteRows: readonly StatementSync[];
  readonly #deleteRest: readonly StatementSync[];

  constructor(database: DatabaseSync, erasure: Erasure) {
    this.#database = database;
    this.#erasure = erasure;
    this.#find = database.prepare('SELECT slug, log_id AS logId FROM shows WHERE slug = ?');
    this.#list = database.prepare(
      `SELECT slug, log_id AS logId FROM shows WHERE slug NOT LIKE '${DROPPED}%' ORDER BY id`,
    );
    this.#add = database.prepare('INSERT INTO shows (slug, log_id, created_at) VALUES (?, ?, ?)');
    this.#listProjections = database.prepare(`
      SELECT slug, log_id AS logId, created_at AS createdAt, shows.seq, projections.seq AS projectionSeq, data
      FROM shows LEFT JOIN projections ON show = id AND name = ? AND version = ?
      WHERE slug NOT LIKE '${DROPPED}%' ORDER BY id
    `);
    this.#rename = database.prepare(`UPDATE shows SET slug = '${DROPPED}' || id WHERE slug = ?`);
    this.#findDropped = database.prepare(`SELECT id FROM shows WHERE slug LIKE '${DROPPED}%' LIMIT 1`);
    this.#deleteRows = LARGE.map(table =>
      database.prepare(`
        DELETE FROM ${table} WHERE show = ?1 AND seq IN (SELECT seq FROM ${table} WHERE show = ?1 ORDER BY seq LIMIT ?2)
      `),
    );
    this.#deleteRest = [...SMALL.map(table => `${table} WHERE show = ?`), 'shows WHERE id = ?'].map(rows =>
      database.prepare(`DELETE FROM ${rows}`),
    );
  }

  find(slug: string): ShowRecord | undefined {
    return this.#find.get(slug) as ShowRecord | undefined;
  }

  /** Writes a show down as new; undefined where there is one of that slug. */
  create(slug: string): ShowRecord | undefined {
    if (this.find(slug)) return undefined;
    this.#add.run(slug, nanoid(), Date.now());
    return this.find(slug);
  }

  all(): ShowRecord[] {
    return this.#list.all() as unknown as ShowRecord[];
  }

  withProjections(name: string, version: number): ListedShow[] {
    const rows = this.#listProjections.all(name, version) as unknown as Row[];
    return rows.map(({ projectionSeq, data, ...show }) => ({
      ...show,
      ...(projectionSeq !== null && data !== null ? { projection: { seq: projectionSeq, data } } : {}),
    }));
  }

  /** Takes a show off the list; `clear` then deletes what it had. */
  drop(slug: string): void {
    this.#rename.run(slug);
  }

  /** Deletes at most so many rows of a show that was dropped. Returns whether there are more of any such show. */
  clear(limit: number): boolean {
    const dropped = this.#findDropped.get() as { id: number } | undefined;
    if (!dropped) return false;
    inTransaction(this.#database, () => {
      let left = limit;
      for (const rows of this.#deleteRows) left -= Number(rows.run(dropped.id, left).changes);
      if (left > 0) for (const rest of this.#deleteRest) rest.run(dropped.id);
    });
    this.#erasure.noteDeleted();
    return this.#findDropped.get() !== undefined;
  }
}
