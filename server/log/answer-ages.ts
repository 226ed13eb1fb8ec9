import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { ANSWERS_KEPT_MS } from './schema.ts';

const PRUNE_EVERY_MS = 60_000;

/**
 * How old answers are. Their times never go back, over restarts neither, and what is too old goes by what has passed
 * since: the machine's clock can be set, and a command whose answer was forgotten for that would be done twice.
 */
export class AnswerAges {
  readonly #newestId: StatementSync;
  readonly #prune: StatementSync;
  /** Time of an answer minus `performance.now()`. */
  readonly #base: number;
  /** The newest answer at each look of the last minutes, by `performance.now()`. */
  readonly #looks: { readonly at: number; readonly id: number }[] = [];

  constructor(database: DatabaseSync) {
    this.#newestId = database.prepare('SELECT coalesce(max(id), 0) AS id FROM answers');
    this.#prune = database.prepare('DELETE FROM answers WHERE id <= ?');
    const { at } = database.prepare('SELECT at FROM answers ORDER BY id DESC LIMIT 1').get() ?? {};
    // Read first: a thread that is held up between the two is ahead by that, and never behind.
    const from = performance.now();
    this.#base = Math.max(Date.now(), Number(at ?? 0)) - from;
  }

  /** The time of an answer that is written now, in whole milliseconds. */
  now(): number {
    return Math.ceil(this.#base + performance.now());
  }

  /** Deletes answers that are too old; looks once a minute. */
  prune(): void {
    const now = performance.now();
    if (now - (this.#looks.at(-1)?.at ?? Number.NEGATIVE_INFINITY) < PRUNE_EVERY_MS) return;
    this.#looks.push({ at: now, id: Number(this.#newestId.get()?.id) });
    const old = this.#looks.findLastIndex(({ at }) => now - at >= ANSWERS_KEPT_MS);
    const newest = this.#looks[old];
    if (!newest) return;
    this.#prune.run(newest.id);
    this.#looks.splice(0, old + 1);
  }
}
