import { z } from 'zod';
import { ALL_VIEWPOINTS, type Contract, type Live } from '../show/contract.ts';

const presenceSignals = {
  /** How many different people watch now. */
  'presence.counted': { data: z.object({ watching: z.number().int() }), to: ALL_VIEWPOINTS },
} as const;

const presenceLive: Live<{ readonly watching: number }, typeof presenceSignals> = {
  empty: () => ({ watching: 0 }),
  on: { 'presence.counted': (_live, { watching }) => ({ watching }) },
};

export const presence = {
  commands: {},
  queries: {},
  events: {},
  signals: presenceSignals,
  live: presenceLive,
} as const satisfies Contract;
