import { expect, test } from 'vitest';
import { applyEvent, emptyShow } from '../../../shared/show/state.ts';

const message = { id: 'm', personId: 'ann', name: 'Ann', role: 'viewer', text: 'is it red?', at: 1 } as const;
const pinnedBy = { name: 'Mo', role: 'moderator' } as const;

test('a page that was never sent a line has it once it is pinned, in the chat too', () => {
  const pinned = { messageId: 'm', digest: 'd', personId: 'ann', pinnedBy };
  const before = applyEvent(emptyShow('viewer'), { seq: 1, at: 2, name: 'message.pinned', data: pinned });
  expect(before.pinned.pinned?.message).toBeUndefined();
  const after = applyEvent(before, { seq: 1, at: 2, after: 1, name: 'chat.recalled', data: { message } });
  expect(after.pinned.pinned?.message).toEqual(message);
  expect(after.chat.messages).toEqual([message]);
});
