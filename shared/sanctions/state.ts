import { z } from 'zod';
import type { chatEvents } from '../chat/events.ts';
import type { moderationEvents } from '../moderation/events.ts';
import type { FoldContext, Slice } from '../show/contract.ts';
import { changedEntry, entryOf, without } from '../show/record.ts';
import type { sanctionEvents } from './events.ts';
import { Ban, Exposure, erasedAct, Warning, warningOf } from './rules.ts';
import { activeStrikes, defaultStrikeRules, erasedStrike, Strike, StrikeRules } from './strikes.ts';

/** All of it is the crew's, but for a warning, which is its person's as well. */
const SanctionsState = z.object({
  /** Whose lines are held or hidden, by person. */
  exposure: z.record(z.string(), Exposure.exclude(['show'])),
  /** Who has been here for fewer minutes has their lines held. */
  newcomerMinutes: z.number().nullable(),
  /** Each person's newest warning. */
  warnings: z.record(z.string(), Warning),
  bans: z.record(z.string(), Ban),
  /** Each person's strikes, oldest first, as many as counted at the newest. */
  strikes: z.record(z.string(), z.array(Strike)),
  strikeRules: StrikeRules,
  /** How often each person was acted on, so that two moderators notice each other. */
  acts: z.record(z.string(), z.number()),
});
export type SanctionsState = z.infer<typeof SanctionsState>;

const empty = (): SanctionsState => ({
  exposure: {},
  newcomerMinutes: null,
  warnings: {},
  bans: {},
  strikes: {},
  strikeRules: defaultStrikeRules(),
  acts: {},
});

/** The state after one more act on a person. Their own page, which hears of some, counts none. */
function acted(state: SanctionsState, personId: string, { viewpoint }: FoldContext): SanctionsState {
  if (viewpoint !== 'crew') return state;
  return { ...state, acts: { ...state.acts, [personId]: (state.acts[personId] ?? 0) + 1 } };
}

const withStrikes = (state: SanctionsState, personId: string, strikes: readonly Strike[]): SanctionsState => {
  const others = without(state.strikes, personId);
  return { ...state, strikes: strikes.length > 0 ? { ...others, [personId]: [...strikes] } : others };
};

type Events = typeof sanctionEvents & typeof moderationEvents & Pick<typeof chatEvents, 'chat.erased'>;

/** How warnings and bans change. */
const acts: Slice<SanctionsState, Events>['on'] = {
  'sanction.exposed': (state, { personId, as }, context) => {
    const others = without(state.exposure, personId);
    const exposure = as === 'show' ? others : { ...others, [personId]: as };
    return acted({ ...state, exposure }, personId, context);
  },
  'sanction.warned': (state, warning, context) => {
    const { personId } = warning;
    return acted({ ...state, warnings: { ...state.warnings, [personId]: warning } }, personId, context);
  },
  'sanction.warningEnded': (state, { personId, how }, context) => {
    const warning = entryOf(state.warnings, personId);
    const others = without(state.warnings, personId);
    const isKept = warning && how === 'acknowledged' && context.viewpoint === 'crew';
    const warnings = isKept ? { ...others, [personId]: { ...warning, acknowledged: true as const } } : others;
    return how === 'withdrawn' ? acted({ ...state, warnings }, personId, context) : { ...state, warnings };
  },
  'sanction.banned': (state, ban, context) =>
    acted({ ...state, bans: { ...state.bans, [ban.personId]: ban } }, ban.personId, context),
  'sanction.unbanned': (state, { personId }, context) =>
    acted({ ...state, bans: without(state.bans, personId) }, personId, context),
  'moderation.muted': (state, { personId }, context) => acted(state, personId, context),
  'moderation.unmuted': (state, { personId }, context) => acted(state, personId, context),
};

export const sanctionsSlice: Slice<SanctionsState, Events> = {
  schema: SanctionsState,
  empty,
  on: {
    ...acts,
    'sanction.newcomersSet': (state, { minutes }) => ({ ...state, newcomerMinutes: minutes }),
    'sanction.struck': (state, { personId, strike }) => {
      const counted = activeStrikes(entryOf(state.strikes, personId) ?? [], state.strikeRules, strike.at);
      // One that is put back takes the place that it had.
      return withStrikes(
        state,
        personId,
        [...counted, strike].sort((one, other) => one.at - other.at),
      );
    },
    'sanction.strikeRemoved': (state, { personId, strikeId }) => {
      const strikes = entryOf(state.strikes, personId) ?? [];
      return withStrikes(
        state,
        personId,
        strikes.filter(({ id }) => id !== strikeId),
      );
    },
    'chat.erased': (state, { personId }) => ({
      ...state,
      warnings: changedEntry(state.warnings, personId, erasedAct),
      bans: changedEntry(state.bans, personId, erasedAct),
      strikes: changedEntry(state.strikes, personId, strikes => strikes.map(erasedStrike)),
    }),
    'sanction.strikesSet': (state, { rules }) => ({ ...state, strikeRules: rules }),
  },
  redact: (state, { kind, personId }) => {
    if (kind === 'crew') return state;
    const own = warningOf(state, personId);
    return { ...empty(), warnings: own ? { [personId]: own } : {} };
  },
};
