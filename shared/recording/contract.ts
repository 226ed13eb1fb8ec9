import type { Contract } from '../show/contract.ts';
import { recordingEvents } from './events.ts';
import { recordingCommands, recordingQueries, recordingSignals } from './protocol.ts';
import { recordingLive, recordingSlice } from './state.ts';

export const recording = {
  commands: recordingCommands,
  queries: recordingQueries,
  events: recordingEvents,
  signals: recordingSignals,
  slice: recordingSlice,
  live: recordingLive,
} as const satisfies Contract;
