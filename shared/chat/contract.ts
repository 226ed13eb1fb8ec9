import type { Contract } from '../show/contract.ts';
import { chatEvents } from './events.ts';
import { chatCommands, chatQueries } from './protocol.ts';
import { chatSlice } from './state.ts';

export const chat = {
  commands: chatCommands,
  queries: chatQueries,
  events: chatEvents,
  signals: {},
  slice: chatSlice,
} as const satisfies Contract;
