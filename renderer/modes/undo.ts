import { type Mode, type ModeKind, modeOf } from '../../shared/modes/mode.ts';
import type { Command } from '../../shared/show/protocol.ts';
import type { Undo } from '../undo/undoable.ts';
import { formatSetting } from './format.ts';

const SHORTEST_SECONDS = 10;

/** Sets a mode again as it was, for what is left of its time. */
function setAgain(kind: ModeKind, { amount, until }: Mode, now: number): Command {
  const seconds = until === null ? null : Math.max(SHORTEST_SECONDS, Math.ceil((until - now) / 1000));
  return {
    name: 'mode.set',
    data: { setting: { kind, ...(amount !== undefined && { amount }) }, seconds },
  };
}

export const undo: Undo<'modes'> = {
  'mode.set': {
    inverse: ({ setting: { kind } }, _result, { show, now }) => {
      const earlier = modeOf(show.modes.on, kind, now);
      return earlier ? setAgain(kind, earlier, now) : { name: 'mode.unset', data: { kind } };
    },
    describe: (t, { setting }) => t('modes:undo.set', { mode: formatSetting(t, setting) }),
  },
  'mode.unset': {
    inverse: ({ kind }, _result, { show, now }) => {
      const earlier = modeOf(show.modes.on, kind, now);
      return earlier && setAgain(kind, earlier, now);
    },
    describe: (t, { kind }) => t('modes:undo.unset', { mode: t(`modes:name.${kind}`) }),
  },
  'mode.shield': {
    inverse: ({ on }) => ({ name: 'mode.shield', data: { on: !on } }),
    describe: (t, { on }) => t(on ? 'modes:undo.shielded' : 'modes:undo.unshielded'),
  },
  'mode.setPreset': {
    inverse: (_data, _result, { show }) => ({
      name: 'mode.setPreset',
      data: { preset: show.modes.preset },
    }),
    describe: t => t('modes:undo.preset'),
  },
};
