import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { inTransaction } from './database.ts';
import type { Erasure } from './erasure.ts';
import { ANSWERS_KEPT_MS } from './schema.ts';
import { type Cell, EVENT_CELLS, type PackedCommit, TALK_CELLS } from './thread-jobs.ts';

interface Head {
  readonly id: number;
  seq: number;
  talkSeq: number;
}

const PRUNE_EVERY_MS = 60_000;

/** Writes groups of commits, each group in one transaction. */
export class Commits {
  readonly #database: DatabaseSync;
  readonly #erasure: Erasure;
  readonly #readHead: StatementSync;
  readonly #setHead: StatementSync;
  readonly #addEvent: StatementSync;
  readonly #addTalk: StatementSync;
  readonly #addAnswer: StatementSync;
  readonly #pruneAnswers: StatementSync;
  #prunedAt = 0;

  constructor(database: DatabaseSync, erasure: Erasure) {
    this.#database = database;
    this.#erasure = erasure;
    this.#readHead = database.prepare('SELECT id, seq, talk_seq AS talkSeq FROM shows WHERE slug = ?');
    this.#setHead = database.prepare('UPDATE shows SET seq = ?, talk_seq = ? WHERE id = ?');
    this.#addEvent = database.prepare(
      'INSERT INTO events (show, version, seq, at, by, name, data) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#addTalk = database.prepare(
      'INSERT INTO talk (show, version, seq, at, by, name, data, after, person) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#addAnswer = database.prepare(
      'INSERT INTO answers (show, at, key, fingerprint, result) VALUES (?, ?, ?, ?, ?)',
    );
    // Answers are numbered as they come, so the old ones are the first ones: nothing else is looked at.
    this.#pruneAnswers = database.prepare(`
      DELETE FROM answers WHERE id < coalesce(
        (SELECT id FROM answers WHERE at >= ? ORDER BY id LIMIT 1), (SELECT max(id) FROM answers))
    `);
  }

  /** What became of each commit. A commit that conflicts writes nothing, nor does any of its show behind it. */
  write(commits: readonly PackedCommit[], eventsVersion: number): ('ok' | 'conflict')[] {
    const outcomes = inTransaction(this.#database, () => {
      const heads = new Map<string, Head | undefined>();
      const now = Date.now();
      const done = commits.map(commit => this.#write(commit, heads, eventsVersion, now));
      for (const head of heads.values()) if (head) this.#setHead.run(head.seq, head.talkSeq, head.id);
      this.#prune(now);
      return done;
    });
    this.#erasure.cutLog();
    return outcomes;
  }

  #write(
    commit: PackedCommit,
    heads: Map<string, Head | undefined>,
    version: number,
    now: number,
  ): 'ok' | 'conflict' {
    const { slug, events, talk, answer, erase } = commit;
    if (!heads.has(slug)) heads.set(slug, this.#readHead.get(slug) as Head | undefined);
    const head = heads.get(slug);
    const isExpected = head?.seq === commit.expectedSeq && head.talkSeq === commit.expectedTalkSeq;
    if (!head || !isExpected) {
      // Whoever wrote behind this commit built on it: it has nothing left to stand on.
      if (head) this.#setHead.run(head.seq, head.talkSeq, head.id);
      heads.set(slug, undefined);
      return 'conflict';
    }
    for (let at = 0; at < events.length; at += EVENT_CELLS)
      this.#addEvent.run(head.id, version, ...events.slice(at, at + EVENT_CELLS));
    for (let at = 0; at < talk.length; at += TALK_CELLS)
      this.#addTalk.run(head.id, version, ...talk.slice(at, at + TALK_CELLS));
    head.seq = lastNumber(events, EVENT_CELLS) ?? head.seq;
    head.talkSeq = lastNumber(talk, TALK_CELLS) ?? head.talkSeq;
    if (answer) this.#addAnswer.run(head.id, now, ...answer);
    if (erase) this.#erasure.erase(head.id, erase, head.seq);
    return 'ok';
  }

  #prune(now: number): void {
    if (now - this.#prunedAt < PRUNE_EVERY_MS) return;
    this.#prunedAt = now;
    this.#pruneAnswers.run(now - ANSWERS_KEPT_MS);
  }
}

/** The number of the last row in a list of cells, of which it is the first cell. */
function lastNumber(cells: readonly Cell[], width: number): number | undefined {
  return cells.length === 0 ? undefined : (cells[cells.length - width] as number);
}
