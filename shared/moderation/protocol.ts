import { z } from 'zod';
import { Id } from '../id.ts';
import { CREW } from '../roles.ts';
import { Seen } from '../sanctions/rules.ts';
import { Check, SomeLevels } from './levels.ts';

const done = z.object({});
const DAY_SECONDS = 24 * 60 * 60;

export const moderationCommands = {
  'moderation.mute': {
    roles: CREW,
    needs: 'timeout',
    data: z.strictObject({
      personId: Id,
      /** null mutes for the rest of the show. */
      seconds: z.number().int().min(10).max(DAY_SECONDS).nullable(),
      reason: z.string().max(200).optional(),
      /**
       * What becomes of the lines that the person has written: `remove`, as without it, takes them from viewers'
       * screens, `keep` leaves them, and `restore` brings back what an earlier mute took.
       */
      lines: z.enum(['remove', 'keep', 'restore']).optional(),
      /** Bans from chat: holds in later shows of this server too. Only with `seconds: null`. */
      forGood: z.boolean().optional(),
      /** Everybody behind the person's network address is muted as well, at most for some days. */
      address: z.boolean().optional(),
      /** Takes the place of a mute as it was before somebody's act was undone, so it gives no strike. */
      isUndo: z.boolean().optional(),
      seen: Seen.optional(),
    }),
    result: done,
  },
  'moderation.unmute': {
    roles: CREW,
    needs: 'timeout',
    /** `restore` brings back what the mute took from viewers' screens; without it that stays away. */
    data: z.strictObject({
      personId: Id,
      lines: z.enum(['keep', 'restore']).optional(),
      /** Undoes the mute: takes back the strike that came with it. */
      isUndo: z.boolean().optional(),
      seen: Seen.optional(),
    }),
    result: done,
  },
  /** Sets how sure the classifier has to be of a category to hold a line; the others keep their level. */
  'moderation.setLevels': {
    roles: CREW,
    needs: 'rules',
    data: z.strictObject({ levels: SomeLevels }),
    result: done,
  },
  'moderation.switchCheck': {
    roles: CREW,
    needs: 'rules',
    data: z.strictObject({ check: Check, isOn: z.boolean() }),
    result: done,
  },
} as const;
