import { z } from 'zod';
import { Id } from '../id.ts';
import { CREW } from '../roles.ts';
import { type Contract, CREW_VIEWPOINT, event, type Live, toCrew } from '../show/contract.ts';

/** Why a product is suggested, as a code and its numbers; each page writes it in its reader's words. */
export const SuggestReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mentions'), people: z.number().int() }),
  z.object({ kind: z.literal('clicks'), clicks: z.number().int() }),
  z.object({ kind: z.literal('notShown'), minutes: z.number().int() }),
  z.object({ kind: z.literal('neverShown') }),
  z.object({ kind: z.literal('lowStock'), left: z.number().int() }),
]);
export type SuggestReason = z.infer<typeof SuggestReason>;

export const Suggestion = z.object({
  productId: z.string(),
  score: z.number(),
  reasons: z.array(SuggestReason),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const suggestEvents = {
  'suggest.dismissed': event(z.object({ productId: z.string() }), toCrew, { ledger: false }),
} as const;

const suggestSignals = {
  'suggest.ranked': { data: z.object({ items: z.array(Suggestion) }), to: CREW_VIEWPOINT },
} as const;

const suggestLive: Live<{ readonly items: readonly Suggestion[] }, typeof suggestSignals> = {
  empty: () => ({ items: [] }),
  on: { 'suggest.ranked': (_live, { items }) => ({ items }) },
};

export const suggest = {
  commands: {
    'suggest.dismiss': {
      roles: CREW,
      data: z.strictObject({ productId: Id }),
      result: z.object({}),
    },
  },
  queries: {},
  events: suggestEvents,
  signals: suggestSignals,
  live: suggestLive,
} as const satisfies Contract;
