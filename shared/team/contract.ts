import type { Contract } from '../show/contract.ts';
import { teamEvents } from './events.ts';
import { teamCommands, teamQueries } from './protocol.ts';
import { teamSlice } from './state.ts';

export const team = {
  commands: teamCommands,
  queries: teamQueries,
  events: teamEvents,
  signals: {},
  slice: teamSlice,
} as const satisfies Contract;
