import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AnswerAges } from '../../../server/log/answer-ages.ts';
import { ANSWERS_KEPT_MS, TABLES } from '../../../server/log/schema.ts';

const NOON = 1_780_000_000_000;
const HOUR_MS = 60 * 60 * 1000;

let database: DatabaseSync;
const write = (ages: AnswerAges, key: string) => {
  database
    .prepare('INSERT INTO answers (show, at, key, fingerprint, result) VALUES (1, ?, ?, ?, ?)')
    .run(ages.now(), key, '', 'null');
  ages.prune();
};
const kept = () =>
  database
    .prepare('SELECT key FROM answers ORDER BY id')
    .all()
    .map(row => row.key);

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
  database = new DatabaseSync(':memory:');
  database.exec(TABLES);
});
afterEach(() => {
  vi.useRealTimers();
  database.close();
});

test('answers are kept through a jump of the machine’s clock, and forgotten once they are truly old', () => {
  const ages = new AnswerAges(database);
  write(ages, 'a');
  vi.setSystemTime(NOON + 24 * HOUR_MS);
  vi.advanceTimersByTime(90_000);
  write(ages, 'b');
  expect(kept()).toEqual(['a', 'b']);
  vi.advanceTimersByTime(ANSWERS_KEPT_MS - 60_000);
  write(ages, 'c');
  expect(kept()).toEqual(['b', 'c']);
});

test('the times of answers never go back, over a restart with a clock that was set back neither', () => {
  const before = new AnswerAges(database);
  write(before, 'a');
  vi.setSystemTime(NOON - HOUR_MS);
  expect(new AnswerAges(database).now()).toBeGreaterThanOrEqual(before.now());
});

test('what a process before has written is forgotten once this one has run for as long', () => {
  write(new AnswerAges(database), 'old');
  const ages = new AnswerAges(database);
  write(ages, 'new');
  vi.advanceTimersByTime(ANSWERS_KEPT_MS + 1);
  write(ages, 'newest');
  expect(kept()).toEqual(['newest']);
});
