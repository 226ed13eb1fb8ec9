import type { Contract } from '../show/contract.ts';
import { homeEvents } from './events.ts';
import { homeCommands } from './protocol.ts';
import { homeSlice } from './state.ts';

export const home = {
  commands: homeCommands,
  queries: {},
  events: homeEvents,
  signals: {},
  slice: homeSlice,
} as const satisfies Contract;
