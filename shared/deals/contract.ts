import type { Contract } from '../show/contract.ts';
import { dealEvents } from './events.ts';
import { dealCommands, dealQueries, dealSignals } from './protocol.ts';
import { dealsLive, dealsSlice } from './state.ts';

export const deals = {
  commands: dealCommands,
  queries: dealQueries,
  events: dealEvents,
  signals: dealSignals,
  slice: dealsSlice,
  live: dealsLive,
} as const satisfies Contract;
