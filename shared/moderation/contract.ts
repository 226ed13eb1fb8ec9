import type { Contract } from '../show/contract.ts';
import { moderationEvents } from './events.ts';
import { moderationCommands } from './protocol.ts';
import { moderationSlice } from './state.ts';

export const moderation = {
  commands: moderationCommands,
  queries: {},
  events: moderationEvents,
  signals: {},
  slice: moderationSlice,
} as const satisfies Contract;
