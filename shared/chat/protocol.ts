import { z } from 'zod';
import { Id } from '../id.ts';
import { CREW, EVERYONE, HOST } from '../roles.ts';

/** Longest line, in characters as a reader counts them; the server counts so. */
export const MAX_CHAT_LENGTH = 300;
/** In UTF-16 units: room for so many emoji that are made of several others. */
const MAX_CHAT_UNITS = 8 * MAX_CHAT_LENGTH;

const done = z.object({});
const message = z.strictObject({ messageId: Id });
/** With its author also a message that is older than what anybody has in sight is found. */
const anyMessage = z.strictObject({ messageId: Id, personId: Id.optional() });

export const chatCommands = {
  'chat.post': {
    roles: EVERYONE,
    data: z.strictObject({ text: z.string().trim().min(1).max(MAX_CHAT_UNITS) }),
    viewerLimit: { points: 5, seconds: 5 },
    // A hundred behind one address who each write every few seconds, or a school of 600 who do so now and then.
    addressLimit: { perSecond: 20, burst: 600 },
    result: z.object({ messageId: z.string(), state: z.enum(['posted', 'held']) }),
  },
  'chat.delete': { roles: CREW, needs: 'delete', data: anyMessage, result: done },
  'chat.restore': { roles: CREW, needs: 'delete', data: anyMessage, result: done },
  'chat.approve': { roles: CREW, needs: 'delete', data: message, result: done },
  /** Erases every line of a person from the show for good, on the disk too. */
  'chat.erase': { roles: HOST, data: z.strictObject({ personId: Id }), result: done },
} as const;

export const chatQueries = {
  /** How many messages of a person the show has, held and deleted ones too, and older ones than any replica keeps. */
  'chat.count': {
    roles: CREW,
    data: z.strictObject({ personId: Id }),
    result: z.object({ messages: z.number().int().nonnegative() }),
  },
} as const;
