import { z } from 'zod';
import { Role } from '../roles.ts';

export const Invite = z.object({
  id: z.string(),
  name: z.string(),
  role: Role,
  brand: z.string().optional(),
  expiresAt: z.number(),
  revoked: z.boolean(),
  /** Who made it; absent in what was written before that was kept. */
  by: z.string().optional(),
});
export type Invite = z.infer<typeof Invite>;
