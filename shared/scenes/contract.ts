import type { Contract } from '../show/contract.ts';
import { sceneEvents } from './events.ts';
import { sceneCommands } from './protocol.ts';
import { scenesSlice } from './state.ts';

export const scenes = {
  commands: sceneCommands,
  queries: {},
  events: sceneEvents,
  signals: {},
  slice: scenesSlice,
} as const satisfies Contract;
