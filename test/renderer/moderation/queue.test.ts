import { expect, test } from 'vitest';
import { heldOf, nextAfter, queueRows } from '../../../renderer/moderation/held.ts';
import { historyOf } from '../../../renderer/moderation/history.ts';
import type { ChatMessage, WithheldMessage } from '../../../shared/show-state.ts';

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

test('the queue holds what waits, not what was deleted', () => {
  const show = {
    withheld: [withheld('held', message('a', 'ann', 1)), withheld('deleted', message('b', 'ann', 2))],
  };
  expect(heldOf(show).map(entry => entry.message.id)).toEqual(['a']);
});

test('after a decision the next message is chosen, and the one before at the end', () => {
  expect(nextAfter(['a', 'b', 'c'], 'b')).toBe('c');
  expect(nextAfter(['a', 'b', 'c'], 'c')).toBe('b');
  expect(nextAfter(['a'], 'a')).toBeUndefined();
});

test('the history of a person has only theirs, the newest first, with what became of each', () => {
  const show = {
    messages: [message('a', 'ann', 1), message('b', 'bob', 2), message('c', 'ann', 3)],
    withheld: [withheld('deleted', message('d', 'ann', 2))],
  };
  expect(historyOf(show, 'ann').map(said => [said.message.id, said.fate])).toEqual([
    ['c', 'posted'],
    ['d', 'deleted'],
    ['a', 'posted'],
  ]);
});

test('a message that came back to the queue stands where its time says', () => {
  const show = {
    withheld: [withheld('held', message('b', 'ann', 2)), withheld('held', message('a', 'ann', 1))],
  };
  expect(heldOf(show).map(entry => entry.message.id)).toEqual(['a', 'b']);
});

test('under the pointer decided messages keep their place and new ones come in at the end', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id, at) => withheld('held', message(id, 'ann', at)));
  if (!a || !b || !c || !d) throw new Error('four messages');
  const rows = (still: WithheldMessage[] | undefined, live: WithheldMessage[]) =>
    queueRows(still, live).map(row => `${row.entry.message.id}${row.decided ? ' decided' : ''}`);
  expect(rows(undefined, [b, d])).toEqual(['b', 'd']);
  expect(rows([b, d], [a, d, c])).toEqual(['b decided', 'd', 'a', 'c']);
});
