import { z } from 'zod';
import { event, toCrew } from '../show/contract.ts';
import { Invite } from './invite.ts';

export const teamEvents = {
  'team.invited': event(z.object({ invite: Invite }), toCrew, {
    ledger: ({ invite: { name: _name, ...invite } }) => ({ data: { invite } }),
  }),
  'team.revoked': event(z.object({ inviteId: z.string() }), toCrew, { ledger: true }),
  /** Numbers of guests below this one have been given out, or may have been. */
  'team.guestsReserved': event(z.object({ below: z.number().int() }), toCrew, { ledger: false }),
  /** The owner has a new link; those of older generations are no good any more. */
  'team.ownerRenewed': event(z.object({ generation: z.number().int() }), toCrew, { ledger: true }),
} as const;
