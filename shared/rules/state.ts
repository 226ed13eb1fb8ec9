import { z } from 'zod';
import type { chatEvents } from '../chat/events.ts';
import type { HoldReason } from '../chat/message.ts';
import { hasSight } from '../roles.ts';
import type { Slice } from '../show/contract.ts';
import { entryOf, without } from '../show/record.ts';
import type { ruleEvents } from './events.ts';
import { Rule } from './rule.ts';
import { MAX_DISMISSED } from './suggested-word.ts';

const RulesState = z.object({
  list: z.array(Rule),
  /** Words that no rule holds. */
  allowed: z.array(z.string()),
  /** Suggested words that a moderator does not want a rule for, the newest last. */
  dismissed: z.array(z.string()),
  /** How many lines of whom each rule has held or hidden so far: by rule, then by person, as they go with the person's words. */
  hits: z.record(z.string(), z.record(z.string(), z.number())),
});
export type RulesState = z.infer<typeof RulesState>;

/** The ids of the rules among the reasons for which a line was held. */
export const rulesIn = (reasons: readonly HoldReason[]): string[] => [
  ...new Set(reasons.flatMap(({ by, id }) => (by.startsWith('rules.') && id !== undefined ? [id] : []))),
];

function withHits(state: RulesState, personId: string, reasons: readonly HoldReason[]): RulesState {
  const more = rulesIn(reasons).map(id => {
    const hits = state.hits[id] ?? {};
    return [id, { ...hits, [personId]: (entryOf(hits, personId) ?? 0) + 1 }] as const;
  });
  return more.length > 0 ? { ...state, hits: { ...state.hits, ...Object.fromEntries(more) } } : state;
}

/** How many lines a rule has held or hidden so far. */
export const hitsOf = ({ hits }: RulesState, ruleId: string): number =>
  Object.values(hits[ruleId] ?? {}).reduce((sum, count) => sum + count, 0);

const EMPTY: RulesState = { list: [], allowed: [], dismissed: [], hits: {} };

export const rulesSlice: Slice<RulesState, typeof ruleEvents & typeof chatEvents> = {
  schema: RulesState,
  empty: () => EMPTY,
  on: {
    'rule.added': (state, { rules }) => ({ ...state, list: [...state.list, ...rules] }),
    'rule.changed': (state, { rule }) => ({
      ...state,
      list: state.list.map(each => (each.id === rule.id ? rule : each)),
    }),
    'rule.removed': ({ list, hits, ...state }, { ruleIds }) => {
      const gone = new Set(ruleIds);
      return {
        ...state,
        list: list.filter(({ id }) => !gone.has(id)),
        hits: ruleIds.reduce((left, id) => (id in left ? without(left, id) : left), hits),
      };
    },
    'rule.allowed': (state, { words }) => ({ ...state, allowed: [...state.allowed, words] }),
    'rule.disallowed': (state, { words }) => ({
      ...state,
      allowed: state.allowed.filter(each => each !== words),
    }),
    'rule.dismissed': (state, { words, isDismissed }) => {
      const others = state.dismissed.filter(each => each !== words);
      return { ...state, dismissed: isDismissed ? [...others, words].slice(-MAX_DISMISSED) : others };
    },
    'chat.held': (state, { message, reasons, again }) =>
      again ? state : withHits(state, message.personId, reasons),
    'chat.posted': (state, { message, again }) =>
      message.hidden && !again ? withHits(state, message.personId, message.hidden) : state,
    'chat.erased': (state, { personId }) => ({
      ...state,
      hits: Object.fromEntries(
        Object.entries(state.hits).flatMap(([id, hits]) => {
          const others = without(hits, personId);
          return Object.keys(others).length > 0 ? [[id, others] as const] : [];
        }),
      ),
    }),
  },
  redact: (state, viewpoint) => {
    if (viewpoint.kind !== 'crew') return EMPTY;
    return hasSight(viewpoint, 'held') ? state : { ...state, hits: {} };
  },
};
