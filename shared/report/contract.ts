import { z } from 'zod';
import { EVERYONE } from '../roles.ts';
import type { Contract } from '../show/contract.ts';
import { reportEvents } from './events.ts';
import { Minute, Source } from './minute.ts';
import { reportSlice } from './state.ts';

export const report = {
  commands: {
    /** What the server counted since the last time; only the server itself tells it. */
    'report.sample': { roles: [], data: z.strictObject({ minute: Minute }), result: z.object({}) },
  },
  queries: {
    /** Says by which of the host's links a person came. */
    'report.arrive': {
      roles: EVERYONE,
      data: z.strictObject({ source: Source }),
      viewerLimit: { points: 2, seconds: 60 },
      result: z.object({}),
    },
  },
  events: reportEvents,
  signals: {},
  slice: reportSlice,
} as const satisfies Contract;
