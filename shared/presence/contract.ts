import { z } from 'zod';
import type { lifecycleEvents } from '../lifecycle/events.ts';
import type { Role } from '../roles.ts';
import { ALL_VIEWPOINTS, type Contract, event, type Live, type Slice, toStaff } from '../show/contract.ts';

const Peak = z.object({ watching: z.number().int().nonnegative() });
/** Nobody may send it; the server does. */
const NOBODY: readonly Role[] = [];

const presenceEvents = {
  /** More watched at once than ever before since the show went live. */
  'presence.peaked': event(Peak, toStaff, { ledger: false }),
} as const;

const PresenceState = z.object({
  /** The most who watched at once since the show went live; 0 for viewers, and before that. */
  peak: z.number().int(),
});

const presenceSlice: Slice<z.infer<typeof PresenceState>, typeof presenceEvents & typeof lifecycleEvents> = {
  schema: PresenceState,
  empty: () => ({ peak: 0 }),
  on: {
    'show.wentLive': () => ({ peak: 0 }),
    'presence.peaked': (_state, { watching }) => ({ peak: watching }),
  },
  redact: (state, { kind }) => (kind === 'viewer' ? { peak: 0 } : state),
};

const presenceSignals = {
  /** How many different people watch now. */
  'presence.counted': { data: z.object({ watching: z.number().int() }), to: ALL_VIEWPOINTS },
} as const;

const presenceLive: Live<{ readonly watching: number }, typeof presenceSignals> = {
  empty: () => ({ watching: 0 }),
  on: { 'presence.counted': (_live, { watching }) => ({ watching }) },
};

export const presence = {
  commands: {
    'presence.peak': { roles: NOBODY, data: Peak.strict(), result: z.object({}) },
  },
  queries: {},
  events: presenceEvents,
  signals: presenceSignals,
  slice: presenceSlice,
  live: presenceLive,
} as const satisfies Contract;
