import type { Contract } from '../show/contract.ts';
import { restreamEvents } from './events.ts';
import { restreamCommands, restreamQueries, restreamSignals } from './protocol.ts';
import { restreamLive, restreamSlice } from './state.ts';

export const restream = {
  commands: restreamCommands,
  queries: restreamQueries,
  events: restreamEvents,
  signals: restreamSignals,
  slice: restreamSlice,
  live: restreamLive,
} as const satisfies Contract;
