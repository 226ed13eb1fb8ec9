import type { Contract } from '../show/contract.ts';
import { runOfShowEvents } from './events.ts';
import { runOfShowCommands } from './protocol.ts';
import { runOfShowSlice } from './state.ts';

export const runofshow = {
  commands: runOfShowCommands,
  queries: {},
  events: runOfShowEvents,
  signals: {},
  slice: runOfShowSlice,
} as const satisfies Contract;
