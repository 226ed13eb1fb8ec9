import type { Contract } from '../show/contract.ts';
import { ingestEvents } from './events.ts';
import { ingestCommands, ingestQueries, ingestSignals } from './protocol.ts';
import { ingestLive, ingestSlice } from './state.ts';

export const ingest = {
  commands: ingestCommands,
  queries: ingestQueries,
  events: ingestEvents,
  signals: ingestSignals,
  slice: ingestSlice,
  live: ingestLive,
} as const satisfies Contract;
