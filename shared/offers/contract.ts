import type { Contract } from '../show/contract.ts';
import { offerEvents } from './events.ts';
import { offerCommands, offerQueries, offerSignals } from './protocol.ts';
import { offersLive, offersSlice } from './state.ts';

export const offers = {
  commands: offerCommands,
  queries: offerQueries,
  events: offerEvents,
  signals: offerSignals,
  slice: offersSlice,
  live: offersLive,
} as const satisfies Contract;
