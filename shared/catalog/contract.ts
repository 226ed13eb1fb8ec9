import type { Contract } from '../show/contract.ts';
import { catalogEvents } from './events.ts';
import { catalogCommands, catalogSignals } from './protocol.ts';
import { catalogLive, catalogSlice } from './state.ts';

export const catalog = {
  commands: catalogCommands,
  queries: {},
  events: catalogEvents,
  signals: catalogSignals,
  slice: catalogSlice,
  live: catalogLive,
} as const satisfies Contract;
