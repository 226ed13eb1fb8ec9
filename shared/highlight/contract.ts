import { z } from 'zod';
import type { chatEvents } from '../chat/events.ts';
import { ChatMessage } from '../chat/message.ts';
import { Id } from '../id.ts';
import { Setter } from '../modes/mode.ts';
import { CREW } from '../roles.ts';
import { type Contract, event, type Slice, toCrew } from '../show/contract.ts';

/** How long a line stands in the picture unless the crew says otherwise, in seconds: time to read it twice aloud. */
export const HIGHLIGHT_SECONDS = 20;
const MAX_SECONDS = 600;

/** A line of chat that stands in the program's picture. */
const Highlight = z.object({
  messageId: z.string(),
  /** Who wrote it. */
  personId: z.string(),
  shownBy: Setter,
  /** Server time at which it leaves the picture by itself; null stays until it is taken out. */
  until: z.number().nullable(),
  /** Absent until its text has come, which travels and is kept as talk. */
  message: ChatMessage.optional(),
});
export type Highlight = z.infer<typeof Highlight>;

const highlightEvents = {
  /** It takes the place of the one before. Viewers see it in the picture alone, as it was drawn there. */
  'highlight.shown': event(Highlight.omit({ message: true }).extend({ digest: z.string() }), toCrew, {
    ledger: ({ messageId, personId, until }) => ({ data: { messageId, personId, until } }),
  }),
  'highlight.ended': event(z.object({ messageId: z.string() }), toCrew, { ledger: false }),
} as const;

const HighlightState = z.object({ highlighted: Highlight.nullable() });
type HighlightState = z.infer<typeof HighlightState>;

const NOTHING: HighlightState = { highlighted: null };

/** Without the line in the picture where it is the one that is meant. */
const unless = (state: HighlightState, isMeant: (highlighted: Highlight) => boolean): HighlightState =>
  state.highlighted && isMeant(state.highlighted) ? NOTHING : state;

const highlightSlice: Slice<
  HighlightState,
  typeof highlightEvents &
    Pick<typeof chatEvents, 'chat.recalled' | 'chat.deleted' | 'chat.withdrawn' | 'chat.erased'>
> = {
  schema: HighlightState,
  empty: () => NOTHING,
  on: {
    'highlight.shown': (_state, { digest: _proof, ...highlighted }) => ({ highlighted }),
    'highlight.ended': (state, { messageId }) => unless(state, each => each.messageId === messageId),
    'chat.recalled': (state, { message }) =>
      state.highlighted?.messageId === message.id
        ? { highlighted: { ...state.highlighted, message } }
        : state,
    // What viewers don't see any more leaves the picture at once.
    'chat.deleted': (state, { messageId }) => unless(state, each => each.messageId === messageId),
    'chat.withdrawn': (state, { personId }) => unless(state, each => each.personId === personId),
    'chat.erased': (state, { personId }) => unless(state, each => each.personId === personId),
  },
  redact: (state, { kind }) => (kind === 'crew' ? state : NOTHING),
};

const done = z.object({});

/** One line of chat at a time that the studio draws into the program's picture. */
export const highlight = {
  commands: {
    /** Shows a line that everybody sees, in place of the one before; null leaves it there until it is taken out. */
    'highlight.show': {
      roles: CREW,
      needs: 'pins',
      data: z.strictObject({ messageId: Id, seconds: z.number().int().min(3).max(MAX_SECONDS).nullable() }),
      result: done,
    },
    /** Refused with `already-done` where another one has taken its place. */
    'highlight.end': { roles: CREW, needs: 'pins', data: z.strictObject({ messageId: Id }), result: done },
  },
  queries: {},
  events: highlightEvents,
  signals: {},
  slice: highlightSlice,
} as const satisfies Contract;
