import { z } from 'zod';
import { hasSight, type Viewpoint } from '../roles.ts';
import type { Slice } from '../show/contract.ts';
import type { chatEvents } from './events.ts';
import { ChatMessage, messageFor, WithheldMessage, withoutDelay } from './message.ts';

/** How many messages a replica keeps; older ones stay in the log. */
export const MAX_MESSAGES = 300;

/** How many messages may wait for a decision: two minutes of the fiercest raid, in which every line is held. */
export const MAX_HELD = 10_000;

const ChatState = z.object({
  /** Oldest first. */
  messages: z.array(ChatMessage),
  withheld: z.array(WithheldMessage),
});
export type ChatState = z.infer<typeof ChatState>;

/** How many of other platforms it keeps beside them, so that a crowd over there pushes nothing of the show's own out. */
const MAX_FOREIGN_MESSAGES = 100;

/** How many delayed messages it keeps beside them: thirty seconds of the fiercest raid. */
const MAX_DELAYED = 10_000;

/** Messages whose number is limited together; what some pages don't get must push nothing out that they have. */
function kindOf({ platform, hidden, until }: ChatMessage): 'own' | 'foreign' | 'hidden' | 'delayed' {
  if (platform) return 'foreign';
  if (until !== undefined) return 'delayed';
  return hidden ? 'hidden' : 'own';
}
const MOST = {
  own: MAX_MESSAGES,
  foreign: MAX_FOREIGN_MESSAGES,
  hidden: MAX_MESSAGES,
  delayed: MAX_DELAYED,
};

/** Drops the oldest of the message's kind where there are more than are kept. */
function withoutOldest(messages: ChatMessage[], added: ChatMessage): ChatMessage[] {
  const kind = kindOf(added);
  const most = MOST[kind];
  const isSameKind = (other: ChatMessage) => kindOf(other) === kind;
  let count = 0;
  for (const each of messages) if (isSameKind(each)) count += 1;
  if (count > most) messages.splice(messages.findIndex(isSameKind), 1);
  return messages;
}

/**
 * Puts a message where its time says, so that an approved or restored one stands among its neighbours. It takes the place of
 * the one of its id, which its author and the crew have had already.
 */
function withMessage(all: readonly ChatMessage[], message: ChatMessage): ChatMessage[] {
  const messages = all.some(({ id }) => id === message.id) ? all.filter(({ id }) => id !== message.id) : all;
  const before = messages.findLastIndex(other => other.at <= message.at);
  return withoutOldest(messages.toSpliced(before + 1, 0, message), message);
}

/** The messages that a viewpoint sees, as many as its replica keeps. */
function newestSeen(messages: readonly ChatMessage[], viewpoint: Viewpoint): ChatMessage[] {
  const seen = messages.flatMap(message => messageFor(message, viewpoint) ?? []);
  let excess = seen.filter(({ until }) => until === undefined).length - MAX_MESSAGES;
  return excess <= 0 ? seen : seen.filter(({ until }) => until !== undefined || --excess < 0);
}

/**
 * Withheld messages whose number is limited together: those that wait for a decision, those that were deleted unseen, and
 * those deleted after everybody saw them. A moderator who may not see held messages is shown the last kind alone.
 */
function withheldKindOf({ state, was, message }: WithheldMessage): 'held' | 'unseen' | 'deleted' {
  if (state === 'held') return 'held';
  return was === 'held' || message.hidden ? 'unseen' : 'deleted';
}

const MOST_WITHHELD = { held: MAX_HELD, unseen: MAX_MESSAGES, deleted: MAX_MESSAGES };

/**
 * Adds a withheld message, and drops the oldest of its kind where there are more than are kept. A raid's thousands are
 * deleted by the hundred at once, so the list is gone through once for each.
 */
function withWithheld(list: WithheldMessage[], added: WithheldMessage): WithheldMessage[] {
  const kind = withheldKindOf(added);
  if (list.length < MOST_WITHHELD[kind]) return [...list, added];
  let count = 0;
  for (const entry of list) if (withheldKindOf(entry) === kind) count += 1;
  if (count < MOST_WITHHELD[kind]) return [...list, added];
  const oldest = list.findIndex(entry => withheldKindOf(entry) === kind);
  return [...list.slice(0, oldest), ...list.slice(oldest + 1), added];
}

function withheldWithout(withheld: WithheldMessage[], messageId: string): WithheldMessage[] {
  const at = withheld.findIndex(({ message }) => message.id === messageId);
  return at === -1 ? withheld : withheld.toSpliced(at, 1);
}

export const chatSlice: Slice<ChatState, typeof chatEvents> = {
  schema: ChatState,
  empty: () => ({ messages: [], withheld: [] }),
  on: {
    'chat.posted': ({ messages, withheld }, { message }) => ({
      messages: withMessage(messages, message),
      withheld: withheldWithout(withheld, message.id),
    }),
    'chat.recalled': (state, { message }) =>
      state.messages.some(({ id }) => id === message.id)
        ? state
        : { ...state, messages: withMessage(state.messages, message) },
    'chat.delayed': (state, { message }) => ({ ...state, messages: withMessage(state.messages, message) }),
    'chat.held': (state, { message, reasons }) => ({
      ...state,
      withheld: withWithheld(withheldWithout(state.withheld, message.id), {
        message,
        reasons,
        state: 'held',
        was: 'held',
      }),
    }),
    'chat.approved': (state, { messageId }) => ({
      ...state,
      withheld: withheldWithout(state.withheld, messageId),
    }),
    'chat.deleted': ({ messages, withheld }, { messageId, was, again }, { viewpoint }) => {
      const held = withheld.find(({ message }) => message.id === messageId);
      const posted = messages.find(({ id }) => id === messageId);
      const gone = posted ?? held?.message;
      const kept = withheldWithout(withheld, messageId);
      return {
        messages: posted ? messages.filter(message => message !== posted) : messages,
        withheld:
          // One that is kept back again follows, for those of the crew who may see it.
          viewpoint === 'crew' && gone && !again
            ? withWithheld(kept, {
                message: withoutDelay(gone),
                reasons: held?.reasons ?? [],
                state: 'deleted',
                was,
              })
            : kept,
      };
    },
    'chat.withdrawn': ({ messages, withheld }, { personId }, { viewpoint }) => {
      const gone = messages.filter(message => message.personId === personId);
      const entries = gone.map(
        (message): WithheldMessage => ({
          message: withoutDelay(message),
          state: 'deleted',
          was: 'posted',
          reasons: [],
          withdrawn: true,
        }),
      );
      return {
        messages: messages.filter(message => message.personId !== personId),
        withheld: viewpoint === 'crew' ? entries.reduce(withWithheld, withheld) : withheld,
      };
    },
    'chat.restored': (state, { messageId, to }) => {
      const entry = state.withheld.find(({ message }) => message.id === messageId);
      const kept = withheldWithout(state.withheld, messageId);
      if (to === 'posted' || !entry) return { ...state, withheld: kept };
      return { ...state, withheld: [...kept, { ...entry, state: 'held', was: 'held' }] };
    },
    'chat.erased': ({ messages, withheld }, { personId }) => ({
      messages: messages.filter(message => message.personId !== personId),
      withheld: withheld.filter(({ message }) => message.personId !== personId),
    }),
  },
  redact: (state, viewpoint) => {
    if (hasSight(viewpoint, 'held')) return state;
    if (viewpoint.kind !== 'crew') return { messages: newestSeen(state.messages, viewpoint), withheld: [] };
    const messages = state.messages.flatMap(message => messageFor(message, viewpoint) ?? []);
    return { messages, withheld: state.withheld.filter(entry => withheldKindOf(entry) === 'deleted') };
  },
};
