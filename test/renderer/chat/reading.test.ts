import { expect, test } from 'vitest';
import { readingOf } from '../../../renderer/chat/reading.ts';
import { type ChatMessage, MAX_MESSAGES } from '../../../shared/show-state.ts';

const message = (n: number): ChatMessage => ({
  id: `m${n}`,
  personId: 'p',
  name: 'Ann',
  role: 'viewer',
  text: `text ${n}`,
  at: n,
});
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => message(from + index));

test('a flowing list shows the chat as it is', () => {
  const live = range(1, 3);
  expect(readingOf(undefined, live)).toEqual({ rows: live, waiting: 0, gone: new Set() });
});

test('a list that stands still keeps its rows and counts what waits', () => {
  const still = range(1, 3);
  const reading = readingOf(still, range(1, 8));
  expect(reading.rows).toBe(still);
  expect(reading.waiting).toBe(5);
});

test('an approved message that belongs among the rows waits instead of moving them', () => {
  const still = [message(1), message(3)];
  const reading = readingOf(still, range(1, 3));
  expect(reading.rows).toBe(still);
  expect(reading.waiting).toBe(1);
});

test('a message that is deleted under the pointer stays in its place and is marked', () => {
  const reading = readingOf(range(1, 3), [message(1), message(3), message(4)]);
  expect(reading.rows.map(row => row.id)).toEqual(['m1', 'm2', 'm3']);
  expect(reading.gone).toEqual(new Set(['m2']));
  expect(reading.waiting).toBe(1);
});

test('a message that only grew too old for the replica is not called deleted', () => {
  const live = range(51, 50 + MAX_MESSAGES);
  const reading = readingOf(range(1, MAX_MESSAGES), live);
  expect(reading.gone.size).toBe(0);
  expect(reading.waiting).toBe(50);
});

test('the last message of a chat, once deleted, is marked too', () => {
  expect(readingOf([message(1)], []).gone).toEqual(new Set(['m1']));
});
