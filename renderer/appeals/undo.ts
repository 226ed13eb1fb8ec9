import type { ShowState } from '../../shared/show/state.ts';
import type { Undo } from '../undo/undoable.ts';

const nameIn = ({ appeals }: ShowState, appealId: string): string =>
  Object.values(appeals.byPerson).find(({ id }) => id === appealId)?.name ?? '';

export const undo: Undo<'appeals'> = {
  'appeal.answer': {
    inverse: ({ appealId }) => ({ name: 'appeal.reopen', data: { appealId } }),
    describe: (t, { appealId, isAccepted }, show) =>
      t(isAccepted ? 'appeals:undo.accept' : 'appeals:undo.decline', { name: nameIn(show, appealId) }),
  },
};
