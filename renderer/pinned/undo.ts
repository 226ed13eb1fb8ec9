import type { Undo } from '../undo/undoable.ts';

export const undo: Undo<'pinned'> = {
  'message.pin': {
    inverse: (data, _result, { show }) => {
      const earlier = show.pinned.pinned;
      return earlier
        ? { name: 'message.pin', data: { messageId: earlier.messageId } }
        : { name: 'message.unpin', data };
    },
    describe: t => t('pinned:undo.pin'),
  },
  'message.unpin': {
    inverse: data => ({ name: 'message.pin', data }),
    describe: t => t('pinned:undo.unpin'),
  },
};
