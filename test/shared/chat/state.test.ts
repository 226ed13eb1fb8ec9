import { expect, test } from 'vitest';
import type { ChatMessage } from '../../../shared/chat/message.ts';
import { chatSlice, MAX_HELD, MAX_MESSAGES } from '../../../shared/chat/state.ts';
import { type NewEvent, newEvent } from '../../../shared/show/events.ts';
import { applyEvent, emptyShow } from '../../../shared/show/state.ts';

const message = (personId: string, number: number): ChatMessage => {
  const id = `${personId}${number}`;
  return { id, personId, name: personId, role: 'viewer', text: id, at: number };
};
const fold = (events: readonly NewEvent[]) =>
  events
    .map((event, index) => ({ ...event, seq: index + 1, at: index, after: 0 }))
    .reduce(applyEvent, emptyShow('crew'));

test('a flood that is taken away pushes no message out that waits for a decision', () => {
  const held = Array.from({ length: 50 }, (_, at) =>
    newEvent('chat.held', { message: message('bob', at), reasons: [] }),
  );
  const flood = Array.from({ length: MAX_MESSAGES }, (_, at) =>
    newEvent('chat.posted', { message: message('ann', 100 + at) }),
  );
  const { withheld, messages } = fold([
    ...held,
    ...flood,
    newEvent('chat.withdrawn', { personId: 'ann' }),
  ]).chat;
  expect(messages).toEqual([]);
  expect(withheld).toHaveLength(MAX_MESSAGES + 50);
  expect(withheld.filter(({ state }) => state === 'held')).toHaveLength(50);
  expect(withheld.at(-1)?.message.id).toBe(`ann${99 + MAX_MESSAGES}`);
});

test('in a raid no message is lost that waits for a decision, and of more than can wait the newest are kept', () => {
  const held = Array.from({ length: MAX_HELD }, (_, at) => ({
    message: message('bob', at),
    reasons: [],
    state: 'held' as const,
    was: 'held' as const,
  }));
  const withOneMore = (withheld: typeof held) =>
    chatSlice.on['chat.held']?.(
      { messages: [], withheld },
      { message: message('ann', MAX_HELD), reasons: [] },
      { at: 0, viewpoint: 'crew' },
    ).withheld ?? [];
  expect(withOneMore(held.slice(0, 2 * MAX_MESSAGES))).toHaveLength(2 * MAX_MESSAGES + 1);
  const full = withOneMore(held);
  expect(full).toHaveLength(MAX_HELD);
  expect(full[0]?.message.id).toBe('bob1');
  expect(full.at(-1)?.message.personId).toBe('ann');
});
