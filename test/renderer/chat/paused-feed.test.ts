import { expect, test } from 'vitest';
import { feedView } from '../../../renderer/chat/paused-feed.ts';
import type { ChatMessage } from '../../../shared/chat/message.ts';
import { MAX_MESSAGES } from '../../../shared/chat/state.ts';

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

test('a feed that is not paused shows the live messages', () => {
  const live = range(1, 3);
  expect(feedView(undefined, live)).toEqual({ rows: live, waiting: 0, deleted: new Set() });
});

test('a paused feed keeps its rows and counts new messages', () => {
  const paused = range(1, 3);
  const reading = feedView(paused, range(1, 8));
  expect(reading.rows).toBe(paused);
  expect(reading.waiting).toBe(5);
});

test('an approved message with an earlier time waits instead of moving the rows', () => {
  const paused = [message(1), message(3)];
  const reading = feedView(paused, range(1, 3));
  expect(reading.rows).toBe(paused);
  expect(reading.waiting).toBe(1);
});

test('a message that is deleted while the feed is paused stays in place and is marked', () => {
  const reading = feedView(range(1, 3), [message(1), message(3), message(4)]);
  expect(reading.rows.map(row => row.id)).toEqual(['m1', 'm2', 'm3']);
  expect(reading.deleted).toEqual(new Set(['m2']));
  expect(reading.waiting).toBe(1);
});

test('a message that the replica dropped for its age is not marked as deleted', () => {
  const live = range(51, 50 + MAX_MESSAGES);
  const reading = feedView(range(1, MAX_MESSAGES), live);
  expect(reading.deleted.size).toBe(0);
  expect(reading.waiting).toBe(50);
});

test('the only message of a chat is marked too when it is deleted', () => {
  expect(feedView([message(1)], []).deleted).toEqual(new Set(['m1']));
});

test('filtered, only messages that are shown are rows and are counted as waiting', () => {
  const isEven = ({ at }: ChatMessage) => at % 2 === 0;
  const reading = feedView(range(1, 4), range(1, 8), isEven);
  expect(reading.rows.map(row => row.id)).toEqual(['m2', 'm4']);
  expect(reading.waiting).toBe(2);
  expect(reading.deleted).toEqual(new Set());
});
