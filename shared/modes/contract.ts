import type { Contract } from '../show/contract.ts';
import { modeEvents } from './events.ts';
import { modeCommands } from './protocol.ts';
import { modesSlice } from './state.ts';

export const modes = {
  commands: modeCommands,
  queries: {},
  events: modeEvents,
  signals: {},
  slice: modesSlice,
} as const satisfies Contract;
