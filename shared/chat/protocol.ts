import { z } from 'zod';
import { Id } from '../id.ts';
import { CREW, EVERYONE, HOST } from '../roles.ts';
import { Reason } from '../sanctions/rules.ts';
import { ChatMessage } from './message.ts';

/** Longest line, in characters as a reader counts them; the server counts so. */
export const MAX_CHAT_LENGTH = 300;
/** In UTF-16 units: room for so many emoji that are made of several others. */
export const MAX_CHAT_UNITS = 8 * MAX_CHAT_LENGTH;

/** How many messages can be decided at once. */
export const MAX_AT_ONCE = 500;

const done = z.object({});
const message = z.strictObject({ messageId: Id });
/** With its author also a message that is older than what anybody has in sight is found. */
const anyMessage = z.strictObject({ messageId: Id, personId: Id.optional() });

/** Several at once, as one step: those that are gone meanwhile are left out, and the answer names the others. */
const several = {
  roles: CREW,
  needs: 'delete',
  data: z.strictObject({ messages: z.array(anyMessage).min(1).max(MAX_AT_ONCE) }),
  result: z.object({ messageIds: z.array(z.string()) }),
} as const;

export const chatCommands = {
  'chat.post': {
    roles: EVERYONE,
    /** `replyTo` is the line that it answers; one that not everybody sees any more is left out. */
    data: z.strictObject({ text: z.string().trim().min(1).max(MAX_CHAT_UNITS), replyTo: Id.optional() }),
    viewerLimit: { points: 5, seconds: 5 },
    // A hundred behind one address who each write every few seconds, or a school of 600 who do so now and then.
    addressLimit: { perSecond: 20, burst: 600 },
    result: z.object({ messageId: z.string(), state: z.enum(['posted', 'held']) }),
  },
  'chat.delete': {
    roles: CREW,
    needs: 'delete',
    /** Why it is deleted, which the crew alone is told; with one, it may give its author a strike. */
    data: anyMessage.extend({ reason: Reason.optional() }),
    result: done,
  },
  'chat.restore': { roles: CREW, needs: 'delete', data: anyMessage, result: done },
  'chat.approve': { roles: CREW, needs: 'delete', data: message, result: done },
  /** A reason is that of all of them. Each author gets one strike at most, however many of their messages go. */
  'chat.deleteMany': { ...several, data: several.data.extend({ reason: Reason.optional() }) },
  'chat.restoreMany': several,
  'chat.approveMany': several,
  /** Keeps back again what was let through, each message as it was before: undoes that. */
  'chat.holdMany': several,
  /** Erases every line of a person from the show for good, on the disk too. */
  'chat.erase': { roles: HOST, data: z.strictObject({ personId: Id }), result: done },
} as const;

/** What has become of a line: viewers see it, it waits for a decision, or it was taken away. */
export const LineStatus = z.enum(['posted', 'held', 'deleted']);
export type LineStatus = z.infer<typeof LineStatus>;

/** A line of the whole show, however long ago it was written. */
export const FoundLine = z.object({ message: ChatMessage, status: LineStatus });
export type FoundLine = z.infer<typeof FoundLine>;

/** How many lines are found at once. */
export const FOUND_AT_ONCE = 50;
export const MAX_SEARCH_LENGTH = 100;

export const chatQueries = {
  /**
   * Finds lines of the whole show, newest first: those of a person, those that have a text in them or in their author's
   * name, or both. `next` is the `before` with which to go on; there may be some although none were found yet.
   */
  'chat.find': {
    roles: CREW,
    data: z
      .strictObject({
        text: z.string().trim().min(1).max(MAX_SEARCH_LENGTH).optional(),
        personId: Id.optional(),
        before: z.number().int().positive().optional(),
      })
      .refine(({ text, personId }) => text !== undefined || personId !== undefined, {
        message: 'Say what to look for: a text, a person, or both.',
      }),
    result: z.object({ lines: z.array(FoundLine), next: z.number().int().optional() }),
  },
  /** How many messages of a person the show has, held and deleted ones too, and older ones than any replica keeps. */
  'chat.count': {
    roles: CREW,
    data: z.strictObject({ personId: Id }),
    result: z.object({ messages: z.number().int().nonnegative() }),
  },
} as const;
