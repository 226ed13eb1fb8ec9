import { z } from 'zod';
import { CREW, EVERYONE, HOST } from '../roles.ts';
import type { Contract } from '../show/contract.ts';
import { reportEvents } from './events.ts';
import { EarlierShow, MAX_EARLIER } from './figures.ts';
import { Minute, Source } from './minute.ts';
import { MAX_QUESTIONS, OpenQuestion } from './question.ts';
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
    /** The questions of viewers that are open, those of most people first; `more` is how many are left out. */
    'report.questions': {
      roles: CREW,
      data: z.strictObject({}),
      result: z.object({
        questions: z.array(OpenQuestion).max(MAX_QUESTIONS),
        more: z.number().int().min(0),
      }),
    },
    /** The last shows of the server before this one, the newest first. They are of its owner, who alone may ask. */
    'report.earlier': {
      roles: HOST,
      data: z.strictObject({}),
      result: z.object({ shows: z.array(EarlierShow).max(MAX_EARLIER) }),
    },
  },
  events: reportEvents,
  signals: {},
  slice: reportSlice,
} as const satisfies Contract;
