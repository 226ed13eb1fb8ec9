import { z } from 'zod';
import type { chatEvents } from '../chat/events.ts';
import type { Slice } from '../show/contract.ts';
import { changedEntry, without } from '../show/record.ts';
import type { moderationEvents } from './events.ts';
import { Checks, DEFAULT_CHECKS, DEFAULT_LEVELS, Levels } from './levels.ts';
import { erasedMute, Mute, muteForPerson } from './rules.ts';

const ModerationState = z.object({
  mutes: z.record(z.string(), Mute),
  levels: Levels,
  checks: Checks,
});
export type ModerationState = z.infer<typeof ModerationState>;

const empty = (): ModerationState => ({
  mutes: {},
  levels: DEFAULT_LEVELS,
  checks: DEFAULT_CHECKS,
});

export const moderationSlice: Slice<
  ModerationState,
  typeof moderationEvents & Pick<typeof chatEvents, 'chat.erased'>
> = {
  schema: ModerationState,
  empty,
  on: {
    'moderation.muted': (state, mute) => ({ ...state, mutes: { ...state.mutes, [mute.personId]: mute } }),
    'moderation.unmuted': (state, { personId }) => ({ ...state, mutes: without(state.mutes, personId) }),
    'chat.erased': (state, { personId }) => ({
      ...state,
      mutes: changedEntry(state.mutes, personId, erasedMute),
    }),
    'moderation.levelsSet': (state, { levels }) => ({ ...state, levels: { ...state.levels, ...levels } }),
    'moderation.checkSwitched': (state, { check, isOn }) => ({
      ...state,
      checks: { ...state.checks, [check]: isOn },
    }),
  },
  redact: (state, { kind, personId }) => {
    if (kind === 'crew') return state;
    const mute = state.mutes[personId];
    return { ...empty(), mutes: mute ? { [personId]: muteForPerson(mute) } : {} };
  },
};
