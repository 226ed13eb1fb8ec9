import type { Contract } from '../show/contract.ts';
import { teamEvents } from './events.ts';
import { teamCommands } from './protocol.ts';
import { teamSlice } from './state.ts';

export const team = {
  commands: teamCommands,
  queries: {},
  events: teamEvents,
  signals: {},
  slice: teamSlice,
} as const satisfies Contract;
