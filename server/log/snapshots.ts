import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { inTransaction } from './database.ts';
import type { LogPosition, Projection, Snapshot, SnapshotUpdate } from './event-log.ts';
import { ALL_SHOWS } from './schema.ts';

interface Head extends LogPosition {
  readonly version: number;
}

interface Show {
  readonly id: number;
  /** What was folded before this event may hold what was erased with it. */
  readonly erasedSeq: number;
}

/** What was folded from the logs, kept so that not everything has to be folded again. */
export class Snapshots {
  readonly #database: DatabaseSync;
  readonly #findShow: StatementSync;
  readonly #readHead: StatementSync;
  readonly #setHead: StatementSync;
  readonly #readParts: StatementSync;
  readonly #readNames: StatementSync;
  readonly #setPart: StatementSync;
  readonly #dropPart: StatementSync;
  readonly #readProjection: StatementSync;
  readonly #setProjection: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#findShow = database.prepare('SELECT id, erased_seq AS erasedSeq FROM shows WHERE slug = ?');
    this.#readHead = database.prepare(
      'SELECT seq, talk_seq AS talkSeq, version FROM snapshots WHERE show = ?',
    );
    this.#setHead = database.prepare('INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?)');
    this.#readParts = database.prepare('SELECT part, data FROM snapshot_parts WHERE show = ?');
    this.#readNames = database.prepare('SELECT part FROM snapshot_parts WHERE show = ?');
    this.#setPart = database.prepare('INSERT OR REPLACE INTO snapshot_parts VALUES (?, ?, ?)');
    this.#dropPart = database.prepare('DELETE FROM snapshot_parts WHERE show = ? AND part = ?');
    this.#readProjection = database.prepare(
      'SELECT version, seq, talk_seq AS talkSeq, data FROM projections WHERE show = ? AND name = ?',
    );
    this.#setProjection = database.prepare('INSERT OR REPLACE INTO projections VALUES (?, ?, ?, ?, ?, ?)');
  }

  load(slug: string, version: number): Snapshot | undefined {
    const show = this.#showOf(slug);
    const head = show && this.#headOf(show);
    if (!head || head.version !== version) return undefined;
    const parts = this.#readParts.all(show.id).map(({ part, data }) => [part, data]);
    return { ...head, parts: Object.fromEntries(parts) };
  }

  save(slug: string, update: SnapshotUpdate): boolean {
    return inTransaction(this.#database, () => {
      const show = this.#showOf(slug);
      if (!show || !this.#mayFollow(show, update)) return false;
      for (const part of this.#namesOf(show))
        if (!Object.hasOwn(update.parts, part)) this.#dropPart.run(show.id, part);
      for (const [part, data] of Object.entries(update.parts))
        if (data !== null) this.#setPart.run(show.id, part, data);
      this.#setHead.run(show.id, update.seq, update.talkSeq, update.version);
      return true;
    });
  }

  #mayFollow(show: Show, { parts, ...head }: SnapshotUpdate): boolean {
    if (head.seq < show.erasedSeq) return false;
    const before = this.#headOf(show);
    const isSameVersion = before?.version === head.version;
    if (isSameVersion && isBehind(head, before)) return false;
    const kept = Object.keys(parts).filter(part => parts[part] === null);
    const stored = isSameVersion ? this.#namesOf(show) : [];
    return kept.every(part => stored.includes(part));
  }

  loadProjection(slug: string | null, name: string, version: number): Projection | undefined {
    const show = this.#showOf(slug);
    const found = show && this.#projectionOf(show, name);
    return found?.version === version ? found : undefined;
  }

  saveProjection(slug: string | null, name: string, projection: Projection): boolean {
    const { version, seq, talkSeq, data } = projection;
    const show = this.#showOf(slug);
    if (!show || seq < show.erasedSeq) return false;
    const before = this.#projectionOf(show, name);
    if (before?.version === version && isBehind(projection, before)) return false;
    this.#setProjection.run(show.id, name, version, seq, talkSeq, data);
    return true;
  }

  #showOf(slug: string | null): Show | undefined {
    if (slug === null) return { id: ALL_SHOWS, erasedSeq: 0 };
    return this.#findShow.get(slug) as Show | undefined;
  }

  #headOf(show: Show): Head | undefined {
    const row = this.#readHead.get(show.id);
    return row && ({ ...row } as unknown as Head);
  }

  #namesOf(show: Show): string[] {
    return this.#readNames.all(show.id).map(({ part }) => String(part));
  }

  #projectionOf(show: Show, name: string): Projection | undefined {
    return this.#readProjection.get(show.id, name) as Projection | undefined;
  }
}

function isBehind(one: LogPosition, other: LogPosition): boolean {
  return one.seq < other.seq || one.talkSeq < other.talkSeq;
}
