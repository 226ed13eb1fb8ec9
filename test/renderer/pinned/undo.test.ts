import { expect, test } from 'vitest';
import { undo } from '../../../renderer/pinned/undo.ts';
import { emptyShow, type ShowState } from '../../../shared/show/state.ts';

const data = { messageId: 'new' };
const inverseIn = (show: ShowState) => undo['message.pin']?.inverse(data, {}, { show, now: 0 });

test('the inverse of pinning a message takes it down, or pins the one before', () => {
  const show = emptyShow('crew');
  expect(inverseIn(show)).toEqual({ name: 'message.unpin', data });
  const pinnedBy = { name: 'Mo', role: 'moderator' } as const;
  const before = { ...show, pinned: { pinned: { messageId: 'old', personId: 'ann', pinnedBy } } };
  expect(inverseIn(before)).toEqual({ name: 'message.pin', data: { messageId: 'old' } });
});

test('the inverse of taking a message down pins it again', () => {
  const before = { show: emptyShow('crew'), now: 0 };
  expect(undo['message.unpin']?.inverse(data, {}, before)).toEqual({ name: 'message.pin', data });
});
