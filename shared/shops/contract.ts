import type { Contract } from '../show/contract.ts';
import { shopEvents } from './events.ts';
import { shopCommands, shopQueries, shopSignals } from './protocol.ts';
import { shopsLive, shopsSlice } from './state.ts';

export const shops = {
  commands: shopCommands,
  queries: shopQueries,
  events: shopEvents,
  signals: shopSignals,
  slice: shopsSlice,
  live: shopsLive,
} as const satisfies Contract;
