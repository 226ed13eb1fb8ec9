import type { Undo } from '../undo/undoable.ts';
import { personNameIn } from './person-name-in.ts';

export const undo: Undo<'sanctions'> = {
  'sanction.expose': {
    inverse: ({ personId }, _result, { show }) => ({
      name: 'sanction.expose',
      data: { personId, as: show.sanctions.exposure[personId] ?? 'show' },
    }),
    describe: (t, { personId, as }, show) =>
      t(`sanctions:undo.${as}`, { name: personNameIn(show, personId) }),
  },
  'sanction.holdNewcomers': {
    inverse: (_data, _result, { show }) => ({
      name: 'sanction.holdNewcomers',
      data: { minutes: show.sanctions.newcomerMinutes },
    }),
    describe: (t, { minutes }) =>
      minutes === null
        ? t('sanctions:undo.newcomersShown')
        : t('sanctions:undo.newcomersHeld', { count: minutes }),
  },
};
