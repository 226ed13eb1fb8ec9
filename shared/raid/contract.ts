import { z } from 'zod';
import type { modeEvents } from '../modes/events.ts';
import { CREW, HOST, type Role } from '../roles.ts';
import { type Contract, event, type Slice, toCrew } from '../show/contract.ts';

/** What looks like a raid, within a minute. */
export const RaidFigures = z.object({
  /** People who came for the first time. */
  accounts: z.number().int().nonnegative(),
  /** Those of them who wrote nearly the same. */
  people: z.number().int().nonnegative(),
  /** Lines that nearly the same was written in. */
  lines: z.number().int().nonnegative(),
});
export type RaidFigures = z.infer<typeof RaidFigures>;

const NOBODY: readonly Role[] = [];
const done = z.object({});

const raidEvents = {
  'raid.suspected': event(RaidFigures, toCrew, { ledger: true }),
  /** Somebody of the crew says that it is none. */
  'raid.dismissed': event(z.object({}), toCrew, { ledger: true }),
  'raid.autoSet': event(z.object({ on: z.boolean() }), toCrew, { ledger: true }),
} as const;

const RaidState = z.object({
  /** What nobody has decided on yet, or what Vitrine has turned shield mode on for; null where there is nothing. */
  suspected: RaidFigures.extend({ at: z.number(), isShielded: z.boolean() }).nullable(),
  /** When the last one was dismissed, server time; 0 before that. */
  dismissedAt: z.number(),
  /** Whether shield mode turns on by itself then. */
  isAuto: z.boolean(),
});
export type RaidState = z.infer<typeof RaidState>;

const empty = (): RaidState => ({ suspected: null, dismissedAt: 0, isAuto: false });

const raidSlice: Slice<RaidState, typeof raidEvents & typeof modeEvents> = {
  schema: RaidState,
  empty,
  on: {
    'raid.suspected': (state, figures, { at }) => ({
      ...state,
      suspected: { ...figures, at, isShielded: false },
    }),
    'raid.dismissed': (state, _data, { at }) => ({ ...state, suspected: null, dismissedAt: at }),
    'raid.autoSet': (state, { on }) => ({ ...state, isAuto: on }),
    // Whoever of the crew turns shield mode on or off has decided.
    'mode.shielded': (state, { isByItself }) => ({
      ...state,
      suspected: isByItself && state.suspected ? { ...state.suspected, isShielded: true } : null,
    }),
    'mode.unshielded': state => ({ ...state, suspected: null }),
  },
  redact: (state, { kind }) => (kind === 'crew' ? state : empty()),
};

export const raid = {
  commands: {
    'raid.report': { roles: NOBODY, data: RaidFigures.strict(), result: done },
    'raid.dismiss': { roles: CREW, needs: 'modes', data: z.strictObject({}), result: done },
    /** Whether shield mode turns on by itself when it looks like a raid. */
    'raid.setAuto': { roles: HOST, data: z.strictObject({ on: z.boolean() }), result: done },
  },
  queries: {},
  events: raidEvents,
  signals: {},
  slice: raidSlice,
} as const satisfies Contract;
