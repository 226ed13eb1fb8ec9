import { expect, test } from 'vitest';
import { currentOf, heldMessages, nextAfter, queueRows } from '../../../renderer/moderation/held.ts';
import type { ChatMessage, WithheldMessage } from '../../../shared/chat/message.ts';

const message = (id: string, personId: string, at: number): ChatMessage => ({
  id,
  personId,
  at,
  name: personId,
  role: 'viewer',
  text: id,
});
const withheld = (state: 'held' | 'deleted', of: ChatMessage): WithheldMessage => ({
  message: of,
  state,
  was: 'posted',
  reasons: [],
});

test('the queue has held messages, not deleted ones', () => {
  const show = {
    withheld: [withheld('held', message('a', 'ann', 1)), withheld('deleted', message('b', 'ann', 2))],
  };
  expect(heldMessages(show).map(entry => entry.message.id)).toEqual(['a']);
});

test('after a decision the next message is selected, and at the end the previous one', () => {
  expect(nextAfter(['a', 'b', 'c'], 'b')).toBe('c');
  expect(nextAfter(['a', 'b', 'c'], 'c')).toBe('b');
  expect(nextAfter(['a'], 'a')).toBeUndefined();
});

test('a message that returned to the queue is sorted by its time', () => {
  const show = {
    withheld: [withheld('held', message('b', 'ann', 2)), withheld('held', message('a', 'ann', 1))],
  };
  expect(heldMessages(show).map(entry => entry.message.id)).toEqual(['a', 'b']);
});

test('in a paused queue decided messages stay in place and new ones are appended', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id, at) => withheld('held', message(id, 'ann', at)));
  if (!a || !b || !c || !d) throw new Error('four messages');
  const rows = (paused: WithheldMessage[] | undefined, live: WithheldMessage[]) =>
    queueRows(paused, live).map(row => `${row.entry.message.id}${row.decided ? ' decided' : ''}`);
  expect(rows(undefined, [b, d])).toEqual(['b', 'd']);
  expect(rows([b, d], [a, d, c])).toEqual(['b decided', 'd', 'a', 'c']);
});

test('what somebody else is on is neither the next row nor the one that keys act on by themselves', () => {
  const taken = new Set(['b']);
  expect(nextAfter(['a', 'b', 'c'], 'a', taken)).toBe('c');
  expect(nextAfter(['a', 'b'], 'a', taken)).toBe('b');
  expect(currentOf(['b', 'c'], undefined, taken)).toBe('c');
  expect(currentOf(['b', 'c'], 'b', taken)).toBe('b');
  expect(currentOf(['b'], 'gone', taken)).toBe('b');
  expect(currentOf([], undefined, taken)).toBeUndefined();
});
