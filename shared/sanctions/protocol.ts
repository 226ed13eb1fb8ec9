import { z } from 'zod';
import { Id } from '../id.ts';
import { CREW, type Role } from '../roles.ts';
import { BanForGood, Exposure, MAX_NEWCOMER_MINUTES, Reason, Seen } from './rules.ts';
import { StrikeRules } from './strikes.ts';

const done = z.object({});
const person = { personId: Id, seen: Seen.optional() };
const AUDIENCE: readonly Role[] = ['viewer', 'brand'];

export const sanctionCommands = {
  'sanction.expose': {
    roles: CREW,
    needs: 'timeout',
    data: z.strictObject({ ...person, as: Exposure, reason: Reason.optional() }),
    result: done,
  },
  'sanction.holdNewcomers': {
    roles: CREW,
    needs: 'modes',
    data: z.strictObject({ minutes: z.number().int().min(1).max(MAX_NEWCOMER_MINUTES).nullable() }),
    result: done,
  },
  'sanction.warn': {
    roles: CREW,
    needs: 'timeout',
    data: z.strictObject({ ...person, reason: Reason.optional() }),
    result: done,
  },
  /** Takes a warning away that its viewer has not acknowledged yet, with its strike. */
  'sanction.withdrawWarning': { roles: CREW, needs: 'timeout', data: z.strictObject(person), result: done },
  'sanction.acknowledge': { roles: AUDIENCE, data: z.strictObject({ warningId: Id }), result: done },
  /** Closes what a person watches and lets them in no more. Who is banned from chat alone is muted (`moderation.mute`). */
  'sanction.ban': {
    roles: CREW,
    needs: 'ban',
    data: z.strictObject({
      ...person,
      reason: Reason.optional(),
      /** Holds in later shows of this server too. */
      forGood: z.boolean().optional(),
      /** Everybody behind the person's network address is banned as well, for some days. */
      address: z.boolean().optional(),
    }),
    result: done,
  },
  'sanction.unban': { roles: CREW, needs: 'ban', data: z.strictObject(person), result: done },
  /** Ends a ban for good that was made in another show, in all shows; refused with `already-done` where it has ended. */
  'sanction.lift': { roles: CREW, needs: 'ban', data: z.strictObject({ banId: Id }), result: done },
  /** Undoes that; refused with `not-found` once the server was started anew. */
  'sanction.putBack': { roles: CREW, needs: 'ban', data: z.strictObject({ banId: Id }), result: done },
  'sanction.forgive': {
    roles: CREW,
    needs: 'timeout',
    data: z.strictObject({ personId: Id, strikeId: Id }),
    result: done,
  },
  'sanction.setStrikes': {
    roles: CREW,
    needs: 'rules',
    data: z.strictObject({ rules: StrikeRules }),
    result: done,
  },
  /** The server's own: a ban for good that holds in this show too was lifted in another one. */
  'sanction.followLift': { roles: [], data: z.strictObject({ banId: Id }), result: done },
  /** The server's own: somebody has come who was banned from chat for good in an earlier show. */
  'sanction.follow': {
    roles: [],
    data: z.strictObject({
      personId: Id,
      name: z.string(),
      banId: Id,
      reason: z.string().optional(),
      browser: z.number().int().nonnegative().optional(),
    }),
    result: done,
  },
} as const;

export const sanctionQueries = {
  /** The bans for good that were made in other shows of the server, the newest first. */
  'sanction.listed': {
    roles: CREW,
    needs: 'ban',
    data: z.strictObject({}),
    result: z.object({ bans: z.array(BanForGood) }),
  },
  /** Who would be hit as well by what is done to a person's browser or network address. */
  'sanction.reach': {
    roles: CREW,
    needs: 'ban',
    data: z.strictObject({ personId: Id }),
    result: z.object({
      /** Other people who wrote from the same address in this show. */
      wrote: z.number().int().nonnegative(),
      /** Other people who watch from it now. */
      watching: z.number().int().nonnegative(),
      /** Names under which somebody wrote from the same browser. */
      alsoAs: z.array(z.string()),
    }),
  },
} as const;
