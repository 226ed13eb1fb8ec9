import { expect, test } from 'vitest';
import { undo } from '../../../renderer/chat/undo.ts';
import { emptyShow } from '../../../shared/show/state.ts';

test('the inverse of deleting a message is restoring it, of restoring it deleting it, of approving it holding it again', () => {
  const data = { messageId: 'm' };
  const before = { show: emptyShow('crew'), now: 0 };
  expect(undo['chat.delete']?.inverse(data, {}, before)).toEqual({ name: 'chat.restore', data });
  expect(undo['chat.restore']?.inverse(data, {}, before)).toEqual({ name: 'chat.delete', data });
  expect(undo['chat.approve']?.inverse(data, {}, before)).toEqual({
    name: 'chat.holdMany',
    data: { messages: [data] },
  });
});

test('the inverse of a decision on several messages leaves out those that somebody else had decided', () => {
  const messages = ['a', 'b', 'c'].map(messageId => ({ messageId, personId: 'ann' }));
  const result = { messageIds: ['a', 'c'] };
  const data = { messages: [messages[0], messages[2]] };
  const before = { show: emptyShow('crew'), now: 0 };
  const inverse = (name: 'chat.deleteMany' | 'chat.restoreMany' | 'chat.approveMany') =>
    undo[name]?.inverse({ messages }, result, before);
  expect(inverse('chat.deleteMany')).toEqual({ name: 'chat.restoreMany', data });
  expect(inverse('chat.restoreMany')).toEqual({ name: 'chat.deleteMany', data });
  expect(inverse('chat.approveMany')).toEqual({ name: 'chat.holdMany', data });
});
