import { expect, test } from 'vitest';
import { undo } from '../../../renderer/chat/undo.ts';
import { emptyShow } from '../../../shared/show/state.ts';

test('the inverse of deleting a message is restoring it, of restoring or approving it deleting it', () => {
  const data = { messageId: 'm' };
  const before = { show: emptyShow('crew'), now: 0 };
  expect(undo['chat.delete']?.inverse(data, {}, before)).toEqual({ name: 'chat.restore', data });
  expect(undo['chat.restore']?.inverse(data, {}, before)).toEqual({ name: 'chat.delete', data });
  expect(undo['chat.approve']?.inverse(data, {}, before)).toEqual({ name: 'chat.delete', data });
});
