import { CATEGORIES, type Category, type SomeLevels } from '../../shared/moderation/levels.ts';
import { type Mute, muteOf } from '../../shared/moderation/rules.ts';
import type { Command } from '../../shared/show/protocol.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { personNameIn } from '../sanctions/person-name-in.ts';
import type { Undo } from '../undo/undoable.ts';
import { formatMuteDuration } from './format.ts';

const SHORTEST_MUTE_SECONDS = 10;

function muteAgain({ personId, until }: Mute, now: number, lines: 'keep' | 'restore'): Command {
  const left = until === null ? null : Math.max(SHORTEST_MUTE_SECONDS, Math.ceil((until - now) / 1000));
  return { name: 'moderation.mute', data: { personId, seconds: left, lines, isUndo: true } };
}

const levelsOf = (show: ShowState, levels: SomeLevels): SomeLevels =>
  Object.fromEntries(
    CATEGORIES.flatMap(category =>
      levels[category] === undefined ? [] : [[category, show.moderation.levels[category]]],
    ),
  );

/**
 * Undoing a mute that replaced an earlier one restores that, with its remaining time. What a mute took from viewers'
 * screens comes back when it is undone.
 */
export const undo: Undo<'moderation'> = {
  'moderation.mute': {
    inverse: ({ personId, lines: done }, _result, { show, now }) => {
      const earlier = muteOf(show.moderation, personId, now);
      const lines = done === 'keep' ? 'keep' : 'restore';
      if (earlier) return muteAgain(earlier, now, lines);
      return { name: 'moderation.unmute', data: { personId, lines, isUndo: true } };
    },
    describe: (t, { personId, seconds, lines }, show) =>
      t(lines === 'keep' ? 'moderation:undo.muteOnly' : 'moderation:undo.mute', {
        name: personNameIn(show, personId),
        time: formatMuteDuration(t, seconds),
      }),
  },
  'moderation.unmute': {
    inverse: ({ personId }, _result, { show, now }) => {
      const lifted = muteOf(show.moderation, personId, now);
      return lifted && muteAgain(lifted, now, 'keep');
    },
    describe: (t, { personId }, show) => t('moderation:undo.unmute', { name: personNameIn(show, personId) }),
  },
  'moderation.setLevels': {
    inverse: ({ levels }, _result, { show }) => ({
      name: 'moderation.setLevels',
      data: { levels: levelsOf(show, levels) },
    }),
    describe: (t, { levels }) => {
      const [first, ...others] = Object.keys(levels) as Category[];
      if (first === undefined || others.length > 0) return t('moderation:undo.setLevels');
      return t('moderation:undo.setLevel', {
        category: t(`moderation:levels.category.${first}`),
        level: t(`moderation:levels.step.${levels[first] ?? 0}`),
      });
    },
  },
  'moderation.switchCheck': {
    inverse: ({ check, isOn }, _result, { show }) =>
      show.moderation.checks[check] === isOn
        ? undefined
        : { name: 'moderation.switchCheck', data: { check, isOn: !isOn } },
    describe: (t, { check, isOn }) =>
      t(isOn ? 'moderation:undo.checkOn' : 'moderation:undo.checkOff', {
        check: t(`moderation:levels.check.${check}`),
      }),
  },
};
