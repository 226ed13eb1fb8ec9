import { z } from 'zod';
import { Permission } from '../roles.ts';

/** What the host has granted one moderator. */
export const Grant = z.object({
  permissions: z.array(Permission),
  /** Whether it holds beyond the end of the show, and goes along into the next one with the invite. */
  stays: z.boolean(),
});
export type Grant = z.infer<typeof Grant>;

/** What a new moderator may do unless the host says otherwise: what protects the show, and nothing of what is sold in it. */
export const DEFAULT_GRANT: Grant = {
  permissions: ['held', 'delete', 'timeout', 'ban', 'modes', 'pins', 'rules'],
  stays: false,
};

/** What a moderator may do about whom nothing was ever said: all that moderators could do before there were grants. */
export const OLD_GRANT: Grant = { permissions: [...DEFAULT_GRANT.permissions, 'orders'], stays: true };
