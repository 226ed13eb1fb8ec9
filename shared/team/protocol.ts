import { z } from 'zod';
import { Id } from '../id.ts';
import { Grant } from '../permissions/grant.ts';
import { Actor, HOST, Role } from '../roles.ts';
import { Invite } from './invite.ts';

/** How long an invite may hold. */
export const MAX_HOURS = 24 * 30;

export const teamQueries = {
  /** The token of an open invite once more, such as of one that came along from an earlier show. */
  'team.link': {
    roles: HOST,
    data: z.strictObject({ inviteId: Id }),
    result: z.object({ token: z.string() }),
  },
} as const;

export const teamCommands = {
  'team.invite': {
    roles: HOST,
    data: z.strictObject({
      name: Actor.shape.name,
      role: Role.exclude(['viewer']),
      brand: z.string().min(1).max(80).optional(),
      hours: z.number().int().min(1).max(MAX_HOURS),
      /** What a moderator may do; without it what moderators could do before there were grants. */
      grant: Grant.strict().optional(),
    }),
    result: z.object({ invite: Invite, token: z.string() }),
  },
  /** The owner alone: gives them a new token, and ends all that were given before with the connections they opened. */
  'team.renewOwner': {
    roles: HOST,
    data: z.strictObject({}),
    result: z.object({ token: z.string() }),
  },
  'team.revoke': {
    roles: HOST,
    data: z.strictObject({ inviteId: Id }),
    result: z.object({}),
  },
  /** Reserves the next hundred numbers of guests, beginning with `from`; only the server itself asks for them. */
  'team.reserveGuests': {
    roles: [],
    data: z.strictObject({}),
    result: z.object({ from: z.number().int() }),
  },
} as const;
