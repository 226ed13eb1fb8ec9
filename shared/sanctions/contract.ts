import type { Contract } from '../show/contract.ts';
import { sanctionEvents } from './events.ts';
import { sanctionCommands, sanctionQueries } from './protocol.ts';
import { sanctionsSlice } from './state.ts';

/** What moderators do to a person beyond a mute, and what follows from it. */
export const sanctions = {
  commands: sanctionCommands,
  queries: sanctionQueries,
  events: sanctionEvents,
  signals: {},
  slice: sanctionsSlice,
} as const satisfies Contract;
