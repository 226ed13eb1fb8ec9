import { z } from 'zod';
import type { chatEvents } from '../chat/events.ts';
import { ERASED_NAME } from '../names/erased.ts';
import { CREW } from '../roles.ts';
import { type Contract, event, type Slice, toCrew } from '../show/contract.ts';

/** How many notes a show keeps; older ones stay in the log. */
const MAX_NOTES = 200;
export const MAX_NOTE_LENGTH = 500;

/** What one of the crew tells the others, unseen by brand reps and viewers. */
export const Note = z.object({
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  text: z.string(),
  /** Server time in milliseconds since the epoch. */
  at: z.number(),
});
export type Note = z.infer<typeof Note>;

const noteEvents = {
  'note.posted': event(z.object({ note: Note }), toCrew, {
    ledger: false,
    erased: (data, personId) =>
      data.note.personId === personId ? { note: { ...data.note, name: ERASED_NAME, text: '' } } : data,
  }),
} as const;

const NotesState = z.object({
  /** Oldest first. Only crew replicas have any. */
  notes: z.array(Note),
});
type NotesState = z.infer<typeof NotesState>;

const notesSlice: Slice<NotesState, typeof noteEvents & Pick<typeof chatEvents, 'chat.erased'>> = {
  schema: NotesState,
  empty: () => ({ notes: [] }),
  on: {
    'note.posted': ({ notes }, { note }) => ({ notes: [...notes, note].slice(-MAX_NOTES) }),
    'chat.erased': ({ notes }, { personId }) => ({ notes: notes.filter(note => note.personId !== personId) }),
  },
  redact: (state, { kind }) => (kind === 'crew' ? state : { notes: [] }),
};

export const notes = {
  commands: {
    'note.post': {
      roles: CREW,
      data: z.strictObject({ text: z.string().trim().min(1).max(MAX_NOTE_LENGTH) }),
      result: z.object({ noteId: z.string() }),
    },
  },
  queries: {},
  events: noteEvents,
  signals: {},
  slice: notesSlice,
} as const satisfies Contract;
