import type { Contract } from '../show/contract.ts';
import { ruleEvents } from './events.ts';
import { ruleCommands, ruleQueries } from './protocol.ts';
import { rulesSlice } from './state.ts';

export const rules = {
  commands: ruleCommands,
  queries: ruleQueries,
  events: ruleEvents,
  signals: {},
  slice: rulesSlice,
} as const satisfies Contract;
