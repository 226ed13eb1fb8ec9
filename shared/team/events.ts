import { z } from 'zod';
import { event, toCrew } from '../show/contract.ts';
import { Invite } from './invite.ts';

export const teamEvents = {
  'team.invited': event(z.object({ invite: Invite }), toCrew),
  'team.revoked': event(z.object({ inviteId: z.string() }), toCrew),
  /** Numbers of guests below this one have been given out, or may have been. */
  'team.guestsReserved': event(z.object({ below: z.number().int() }), toCrew),
  /** The owner has a new link; those of older generations are no good any more. */
  'team.ownerRenewed': event(z.object({ generation: z.number().int() }), toCrew),
} as const;
