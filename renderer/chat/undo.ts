import type { Undo } from '../undo/undoable.ts';

export const undo: Undo<'chat'> = {
  'chat.delete': {
    inverse: data => ({ name: 'chat.restore', data }),
    describe: t => t('chat:undo.delete'),
  },
  'chat.restore': {
    inverse: data => ({ name: 'chat.delete', data }),
    describe: t => t('chat:undo.restore'),
  },
  'chat.approve': {
    inverse: data => ({ name: 'chat.delete', data }),
    describe: t => t('chat:undo.approve'),
  },
};
