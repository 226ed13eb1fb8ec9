import { z } from 'zod';
import { event, toCrew } from '../show/contract.ts';
import { Invite } from './invite.ts';

export const teamEvents = {
  'team.invited': event(z.object({ invite: Invite }), toCrew),
  'team.revoked': event(z.object({ inviteId: z.string() }), toCrew),
} as const;
