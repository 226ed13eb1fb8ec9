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
  'sanction.warn': {
    inverse: ({ personId }) => ({ name: 'sanction.withdrawWarning', data: { personId } }),
    describe: (t, { personId }, show) => t('sanctions:undo.warn', { name: personNameIn(show, personId) }),
  },
  'sanction.withdrawWarning': {
    inverse: () => undefined,
    describe: (t, { personId }, show) =>
      t('sanctions:undo.withdrawWarning', { name: personNameIn(show, personId) }),
  },
  'sanction.ban': {
    inverse: ({ personId }) => ({ name: 'sanction.unban', data: { personId } }),
    describe: (t, { personId }, show) => t('sanctions:undo.ban', { name: personNameIn(show, personId) }),
  },
  'sanction.unban': {
    inverse: ({ personId }, _result, { show, now }) => {
      const ban = show.sanctions.bans[personId];
      if (!ban) return undefined;
      const { reason, banId, addressUntil = 0 } = ban;
      const why = reason === undefined ? {} : { reason };
      return {
        name: 'sanction.ban',
        data: { personId, forGood: banId !== undefined, address: addressUntil > now, ...why },
      };
    },
    describe: (t, { personId }, show) => t('sanctions:undo.unban', { name: personNameIn(show, personId) }),
  },
  'sanction.lift': {
    inverse: ({ banId }) => ({ name: 'sanction.putBack', data: { banId } }),
    describe: t => t('sanctions:undo.lift'),
  },
  'sanction.putBack': {
    inverse: ({ banId }) => ({ name: 'sanction.lift', data: { banId } }),
    describe: t => t('sanctions:undo.putBack'),
  },
  'sanction.forgive': {
    inverse: () => undefined,
    describe: (t, { personId }, show) => t('sanctions:undo.forgive', { name: personNameIn(show, personId) }),
  },
  'sanction.setStrikes': {
    inverse: (_data, _result, { show }) => ({
      name: 'sanction.setStrikes',
      data: { rules: show.sanctions.strikeRules },
    }),
    describe: t => t('sanctions:undo.setStrikes'),
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
