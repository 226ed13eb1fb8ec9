import { z } from 'zod';
import type { chatEvents } from '../chat/events.ts';
import { ChatMessage, messageFor } from '../chat/message.ts';
import { Id } from '../id.ts';
import { Setter } from '../modes/mode.ts';
import { CREW } from '../roles.ts';
import { type Contract, event, type Slice, toAll } from '../show/contract.ts';

/** A line of chat that stands above all others on everybody's page, and who put it there. */
const PinnedMessage = z.object({
  messageId: z.string(),
  /** Who wrote it. */
  personId: z.string(),
  pinnedBy: Setter,
  /** Absent until its text has come, which travels and is kept as talk. */
  message: ChatMessage.optional(),
});
type PinnedMessage = z.infer<typeof PinnedMessage>;

const pinnedEvents = {
  /** It takes the place of the one before. Its text follows in `chat.recalled`, so that it can be erased. */
  'message.pinned': event(
    z.object({ messageId: z.string(), digest: z.string(), personId: z.string(), pinnedBy: Setter }),
    toAll,
    { ledger: ({ messageId, personId }) => ({ data: { messageId, personId } }) },
  ),
  'message.unpinned': event(z.object({ messageId: z.string() }), toAll, { ledger: true }),
} as const;

const PinnedState = z.object({ pinned: PinnedMessage.nullable() });
type PinnedState = z.infer<typeof PinnedState>;

const NOTHING: PinnedState = { pinned: null };

/** Without the pinned message where it is the one that is meant. */
const unless = (state: PinnedState, isMeant: (pinned: PinnedMessage) => boolean): PinnedState =>
  state.pinned && isMeant(state.pinned) ? NOTHING : state;

const pinnedSlice: Slice<
  PinnedState,
  typeof pinnedEvents &
    Pick<typeof chatEvents, 'chat.recalled' | 'chat.deleted' | 'chat.withdrawn' | 'chat.erased'>
> = {
  schema: PinnedState,
  empty: () => NOTHING,
  on: {
    'message.pinned': (_state, { digest: _proof, ...pinned }) => ({ pinned }),
    'message.unpinned': (state, { messageId }) => unless(state, pinned => pinned.messageId === messageId),
    'chat.recalled': (state, { message }) =>
      state.pinned?.messageId === message.id ? { pinned: { ...state.pinned, message } } : state,
    // What viewers don't see any more can't stay above their chat.
    'chat.deleted': (state, { messageId }) => unless(state, pinned => pinned.messageId === messageId),
    'chat.withdrawn': (state, { personId }) => unless(state, pinned => pinned.personId === personId),
    'chat.erased': (state, { personId }) => unless(state, pinned => pinned.personId === personId),
  },
  redact: (state, viewpoint) => {
    if (viewpoint.kind === 'crew' || !state.pinned?.message) return state;
    const { message, ...pinned } = state.pinned;
    const seen = messageFor(message, viewpoint);
    return { pinned: { ...pinned, ...(seen && { message: seen }) } };
  },
};

const done = z.object({});

/** One line of chat at a time above all others. */
export const pinned = {
  commands: {
    /** Pins a line that everybody sees, in place of the one that is pinned. */
    'message.pin': { roles: CREW, needs: 'pins', data: z.strictObject({ messageId: Id }), result: done },
    /** Refused with `already-done` where another one has taken its place. */
    'message.unpin': { roles: CREW, needs: 'pins', data: z.strictObject({ messageId: Id }), result: done },
  },
  queries: {},
  events: pinnedEvents,
  signals: {},
  slice: pinnedSlice,
} as const satisfies Contract;
