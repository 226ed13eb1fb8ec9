import { z } from 'zod';
import type { chatEvents } from '../chat/events.ts';
import { MAX_CHAT_UNITS } from '../chat/protocol.ts';
import { Id } from '../id.ts';
import { Setter } from '../modes/mode.ts';
import { CREW } from '../roles.ts';
import { type Contract, event, personalEvent, type Slice } from '../show/contract.ts';
import { entryOf, without } from '../show/record.ts';

/** How many private replies are kept of one person; older ones stay in the log. */
const MAX_OF_ONE = 20;

/** What the crew has written to one viewer, unseen by all others. */
export const PrivateReply = z.object({
  id: z.string(),
  /** Whom it is for. */
  personId: z.string(),
  /** The line that it answers. */
  messageId: z.string().optional(),
  from: Setter,
  text: z.string(),
  /** Server time in milliseconds since the epoch. */
  at: z.number(),
});
export type PrivateReply = z.infer<typeof PrivateReply>;

const ofPerson = { replyId: z.string(), personId: z.string() };
const personOf = ({ personId }: { personId: string }): string => personId;
const addressee = ({ reply }: { reply: PrivateReply }): string => reply.personId;

const privateReplyEvents = {
  /** That one was written, to whom and about which line: for the ledger. The text is talk. */
  'privatereply.sent': personalEvent(z.object({ ...ofPerson, messageId: z.string().optional() }), personOf, {
    ledger: true,
  }),
  // Kept with the lines of the person whom it is for, so that it is erased with them.
  'privatereply.written': event(
    z.object({ reply: PrivateReply }),
    (data, { kind, personId }) => (kind === 'crew' || personId === addressee(data) ? data : undefined),
    { lane: 'talk', author: addressee, person: addressee },
  ),
  'privatereply.takenBack': personalEvent(z.object(ofPerson), personOf, { ledger: true }),
} as const;

const PrivateReplyState = z.object({
  /** By the person whom they are for, oldest first. Viewers have their own alone. */
  byPerson: z.record(z.string(), z.array(PrivateReply)),
});
type PrivateReplyState = z.infer<typeof PrivateReplyState>;

const privateReplySlice: Slice<
  PrivateReplyState,
  typeof privateReplyEvents & Pick<typeof chatEvents, 'chat.erased'>
> = {
  schema: PrivateReplyState,
  empty: () => ({ byPerson: {} }),
  on: {
    'privatereply.written': ({ byPerson }, { reply }) => {
      const earlier = entryOf(byPerson, reply.personId) ?? [];
      return { byPerson: { ...byPerson, [reply.personId]: [...earlier, reply].slice(-MAX_OF_ONE) } };
    },
    'privatereply.takenBack': (state, { personId, replyId }) => {
      const left = entryOf(state.byPerson, personId)?.filter(({ id }) => id !== replyId) ?? [];
      const others = without(state.byPerson, personId);
      return { byPerson: left.length > 0 ? { ...others, [personId]: left } : others };
    },
    'chat.erased': ({ byPerson }, { personId }) => ({ byPerson: without(byPerson, personId) }),
  },
  redact: (state, { kind, personId }) => {
    if (kind === 'crew') return state;
    const own = entryOf(state.byPerson, personId);
    return { byPerson: own ? { [personId]: own } : {} };
  },
};

/** What the crew writes to one viewer alone. */
export const privatereply = {
  commands: {
    /** Refused with `not-found` for who has never written in the show. */
    'privatereply.send': {
      roles: CREW,
      data: z.strictObject({
        personId: Id,
        messageId: Id.optional(),
        text: z.string().trim().min(1).max(MAX_CHAT_UNITS),
      }),
      result: z.object({ replyId: z.string() }),
    },
    /** Takes it off the viewer's page as well. */
    'privatereply.takeBack': {
      roles: CREW,
      data: z.strictObject({ personId: Id, replyId: Id }),
      result: z.object({}),
    },
  },
  queries: {},
  events: privateReplyEvents,
  signals: {},
  slice: privateReplySlice,
} as const satisfies Contract;
