import type { Contract } from '../show/contract.ts';
import { lifecycleEvents } from './events.ts';
import { lifecycleCommands } from './protocol.ts';
import { lifecycleSlice } from './state.ts';

export const lifecycle = {
  commands: lifecycleCommands,
  queries: {},
  events: lifecycleEvents,
  signals: {},
  slice: lifecycleSlice,
} as const satisfies Contract;
