import { entryOf } from '../../shared/show/record.ts';
import type { Undo } from '../undo/undoable.ts';

export const undo: Undo<'privatereply'> = {
  'privatereply.send': {
    inverse: ({ personId }, { replyId }) => ({ name: 'privatereply.takeBack', data: { personId, replyId } }),
    describe: t => t('privatereply:undo.send'),
  },
  'privatereply.takeBack': {
    inverse: ({ personId, replyId }, _result, { show }) => {
      const reply = entryOf(show.privatereply.byPerson, personId)?.find(({ id }) => id === replyId);
      if (!reply) return undefined;
      const { messageId, text } = reply;
      const about = messageId === undefined ? {} : { messageId };
      return { name: 'privatereply.send', data: { personId, text, ...about } };
    },
    describe: t => t('privatereply:undo.takeBack'),
  },
};
