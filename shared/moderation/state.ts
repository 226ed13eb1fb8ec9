import { z } from 'zod';
import type { Slice } from '../show/contract.ts';
import { without } from '../show/record.ts';
import type { moderationEvents } from './events.ts';
import { Filter, Mute } from './rules.ts';

const ModerationState = z.object({ mutes: z.record(z.string(), Mute), filters: z.array(Filter) });
export type ModerationState = z.infer<typeof ModerationState>;

export const moderationSlice: Slice<ModerationState, typeof moderationEvents> = {
  schema: ModerationState,
  empty: () => ({ mutes: {}, filters: [] }),
  on: {
    'moderation.muted': (state, mute) => ({ ...state, mutes: { ...state.mutes, [mute.personId]: mute } }),
    'moderation.unmuted': (state, { personId }) => ({ ...state, mutes: without(state.mutes, personId) }),
    'moderation.filterAdded': (state, { filter }) => ({ ...state, filters: [...state.filters, filter] }),
    'moderation.filterRemoved': (state, { filterId }) => ({
      ...state,
      filters: state.filters.filter(({ id }) => id !== filterId),
    }),
  },
  redact: (state, { kind, personId }) => {
    if (kind === 'crew') return state;
    const mute = state.mutes[personId];
    return { mutes: mute ? { [personId]: mute } : {}, filters: [] };
  },
};
