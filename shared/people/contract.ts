import { z } from 'zod';
import type { chatEvents } from '../chat/events.ts';
import { Role } from '../roles.ts';
import { type Contract, event, type Slice } from '../show/contract.ts';
import { without } from '../show/record.ts';

/** Somebody who has written in the show, as the server remembers them. */
const Writer = z.object({
  /** What they were called when they first wrote. */
  name: z.string(),
  role: Role,
  /** Which browser they wrote from, hashed with the server's secret: equal ones can be told, and none can be found. */
  browser: z.number().int().nonnegative().optional(),
});
export type Writer = z.infer<typeof Writer>;

const toNobody = (): undefined => undefined;

const peopleEvents = {
  /** The person's first line in the show is being written. It never leaves the server. */
  'person.wrote': event(z.object({ personId: z.string(), ...Writer.shape }), toNobody, {
    ledger: false,
  }),
} as const;

const PeopleState = z.object({
  /** Everybody who ever wrote in the show, by person; no page has any of it. */
  writers: z.record(z.string(), Writer),
});
export type PeopleState = z.infer<typeof PeopleState>;

const peopleSlice: Slice<PeopleState, typeof peopleEvents & typeof chatEvents> = {
  schema: PeopleState,
  empty: () => ({ writers: {} }),
  on: {
    'person.wrote': ({ writers }, { personId, ...writer }) => ({
      writers: { ...writers, [personId]: writer },
    }),
    'chat.erased': ({ writers }, { personId }) => ({ writers: without(writers, personId) }),
  },
  redact: () => ({ writers: {} }),
};

export const people = {
  commands: {},
  queries: {},
  events: peopleEvents,
  signals: {},
  slice: peopleSlice,
} as const satisfies Contract;
