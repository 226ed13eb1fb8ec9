import type { CommandData, CommandResult } from '../../shared/show/protocol.ts';
import type { Undo } from '../undo/undoable.ts';
import { withAuthors } from './with-authors.ts';

/** Of several messages those that were decided, with their authors by whom old ones are found. */
function decidedOf(
  { messages }: CommandData<'chat.deleteMany'>,
  { messageIds }: CommandResult<'chat.deleteMany'>,
): CommandData<'chat.deleteMany'> {
  const decided = new Set(messageIds);
  return { messages: messages.filter(({ messageId }) => decided.has(messageId)) };
}

export const undo: Undo<'chat'> = {
  // An answer alone is sent so that it can be undone: it is deleted again.
  'chat.post': {
    inverse: (_data, { messageId }) => ({ name: 'chat.delete', data: { messageId } }),
    describe: t => t('chat:undo.reply'),
  },
  'chat.delete': {
    inverse: ({ reason: _untold, ...data }) => ({ name: 'chat.restore', data }),
    describe: t => t('chat:undo.delete'),
  },
  'chat.restore': {
    inverse: data => ({ name: 'chat.delete', data }),
    describe: t => t('chat:undo.restore'),
  },
  'chat.approve': {
    inverse: ({ messageId }, _result, { show }) => ({
      name: 'chat.holdMany',
      data: { messages: withAuthors(show, [messageId]) },
    }),
    describe: t => t('chat:undo.approve'),
  },
  'chat.deleteMany': {
    inverse: (data, result) => ({ name: 'chat.restoreMany', data: decidedOf(data, result) }),
    describe: (t, { messages }) => t('chat:undo.deleteMany', { count: messages.length }),
  },
  'chat.restoreMany': {
    inverse: (data, result) => ({ name: 'chat.deleteMany', data: decidedOf(data, result) }),
    describe: (t, { messages }) => t('chat:undo.restoreMany', { count: messages.length }),
  },
  'chat.approveMany': {
    inverse: (data, result) => ({ name: 'chat.holdMany', data: decidedOf(data, result) }),
    describe: (t, { messages }) => t('chat:undo.approveMany', { count: messages.length }),
  },
};
