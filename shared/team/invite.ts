import { z } from 'zod';
import { Role } from '../roles.ts';

export const Invite = z.object({
  id: z.string(),
  name: z.string(),
  role: Role,
  brand: z.string().optional(),
  expiresAt: z.number(),
  revoked: z.boolean(),
});
export type Invite = z.infer<typeof Invite>;
