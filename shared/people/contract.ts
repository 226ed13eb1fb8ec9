import { z } from 'zod';
import type { chatEvents } from '../chat/events.ts';
import { Id } from '../id.ts';
import { ERASED_NAME } from '../names/erased.ts';
import { CREW, Role } from '../roles.ts';
import { type Contract, erasedIfOf, event, type Slice, toCrew } from '../show/contract.ts';
import { entryOf, without } from '../show/record.ts';

/** Somebody who has written in the show, as the server remembers them. */
const Writer = z.object({
  /** What they were called when they first wrote. */
  name: z.string(),
  role: Role,
  /** Which browser they wrote from, hashed with the server's secret: equal ones can be told, and none can be found. */
  browser: z.number().int().nonnegative().optional(),
  /** Which network address, likewise. */
  network: z.number().int().nonnegative().optional(),
});
export type Writer = z.infer<typeof Writer>;

/** A writer with the server time of their first line, which a log of an older version tells just so. */
const Remembered = Writer.extend({ firstAt: z.number().optional() });

/** How many notes are kept of one person; older ones stay in the log. */
const MAX_NOTES_OF_ONE = 20;
export const MAX_PERSON_NOTE = 200;

/** What one of the crew has noted about a person, for the crew alone. */
const PersonNote = z.object({
  id: z.string(),
  /** The name of who noted it. */
  name: z.string(),
  text: z.string(),
  at: z.number(),
});

const toNobody = (): undefined => undefined;

const peopleEvents = {
  /** The person's first line in the show is being written. It never leaves the server. */
  'person.wrote': event(z.object({ personId: z.string(), ...Writer.shape }), toNobody, {
    ledger: false,
    erased: erasedIfOf(({ personId, role }) => ({ personId, role, name: ERASED_NAME })),
  }),
  'person.noted': event(z.object({ personId: z.string(), note: PersonNote }), toCrew, {
    ledger: false,
    erased: erasedIfOf(({ personId, note }) => ({ personId, note: { ...note, text: '' } })),
  }),
} as const;

const PeopleState = z.object({
  /** Everybody who ever wrote in the show, by person; no page has any of it. */
  writers: z.record(z.string(), Remembered),
  /** By person, oldest first. Only crew replicas have any. */
  notes: z.record(z.string(), z.array(PersonNote)),
});
export type PeopleState = z.infer<typeof PeopleState>;

const peopleSlice: Slice<PeopleState, typeof peopleEvents & typeof chatEvents> = {
  schema: PeopleState,
  empty: () => ({ writers: {}, notes: {} }),
  on: {
    'person.wrote': (state, { personId, ...writer }, { at }) => ({
      ...state,
      writers: { ...state.writers, [personId]: { ...writer, firstAt: at } },
    }),
    'person.noted': (state, { personId, note }) => ({
      ...state,
      notes: {
        ...state.notes,
        [personId]: [...(entryOf(state.notes, personId) ?? []), note].slice(-MAX_NOTES_OF_ONE),
      },
    }),
    'chat.erased': ({ writers, notes }, { personId }) => ({
      writers: without(writers, personId),
      notes: without(notes, personId),
    }),
  },
  redact: ({ notes }, { kind }) => ({ writers: {}, notes: kind === 'crew' ? notes : {} }),
};

export const people = {
  commands: {
    /** Notes something about somebody who has written, for the crew alone. */
    'person.note': {
      roles: CREW,
      data: z.strictObject({ personId: Id, text: z.string().trim().min(1).max(MAX_PERSON_NOTE) }),
      result: z.object({ noteId: z.string() }),
    },
  },
  queries: {
    /** What is known of somebody who wrote, however long ago: numbers alone, neither browser nor address. */
    'person.card': {
      roles: CREW,
      data: z.strictObject({ personId: Id }),
      result: z.object({
        /** Server time of their first line. */
        firstAt: z.number().optional(),
        /** How many others wrote from the same browser, where that is known. */
        sameBrowser: z.number().int().nonnegative().optional(),
        /** How many connections of theirs are open now, such as one for each tab. */
        connections: z.number().int().nonnegative(),
        /** Server time since when they are known in the show, where one is open. */
        since: z.number().optional(),
      }),
    },
  },
  events: peopleEvents,
  signals: {},
  slice: peopleSlice,
} as const satisfies Contract;
