import { z } from 'zod';
import type { moderationEvents } from '../moderation/events.ts';
import type { FoldContext, Slice } from '../show/contract.ts';
import { without } from '../show/record.ts';
import type { sanctionEvents } from './events.ts';
import { Exposure } from './rules.ts';

const SanctionsState = z.object({
  /** Whose lines are held or hidden, by person; only the crew has any. */
  exposure: z.record(z.string(), Exposure.exclude(['show'])),
  /** Who has been here for fewer minutes has their lines held; only the crew knows. */
  newcomerMinutes: z.number().nullable(),
  /** How often each person was acted on, so that two moderators notice each other; only the crew has any. */
  acts: z.record(z.string(), z.number()),
});
export type SanctionsState = z.infer<typeof SanctionsState>;

const empty = (): SanctionsState => ({ exposure: {}, newcomerMinutes: null, acts: {} });

/** The state after one more act on a person. Their own page, which hears of some, counts none. */
function acted(state: SanctionsState, personId: string, { viewpoint }: FoldContext): SanctionsState {
  if (viewpoint !== 'crew') return state;
  return { ...state, acts: { ...state.acts, [personId]: (state.acts[personId] ?? 0) + 1 } };
}

export const sanctionsSlice: Slice<SanctionsState, typeof sanctionEvents & typeof moderationEvents> = {
  schema: SanctionsState,
  empty,
  on: {
    'sanction.exposed': (state, { personId, as }, context) => {
      const others = without(state.exposure, personId);
      const exposure = as === 'show' ? others : { ...others, [personId]: as };
      return acted({ ...state, exposure }, personId, context);
    },
    'sanction.newcomersSet': (state, { minutes }) => ({ ...state, newcomerMinutes: minutes }),
    'moderation.muted': (state, { personId }, context) => acted(state, personId, context),
    'moderation.unmuted': (state, { personId }, context) => acted(state, personId, context),
  },
  redact: (state, { kind }) => (kind === 'crew' ? state : empty()),
};
