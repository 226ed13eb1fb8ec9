import { z } from 'zod';
import type { Slice } from '../show/contract.ts';
import type { teamEvents } from './events.ts';
import { Invite } from './invite.ts';

const TeamState = z.object({
  invites: z.array(Invite),
  /** Numbers of guests below this one have been given out; absent where none were. */
  guestsBelow: z.number().int().optional(),
  /** Which of the owner's links holds: it goes up with every new one. Absent before the first that was asked for. */
  ownerGeneration: z.number().int().optional(),
});
export type TeamState = z.infer<typeof TeamState>;

export const teamSlice: Slice<TeamState, typeof teamEvents> = {
  schema: TeamState,
  empty: () => ({ invites: [] }),
  on: {
    'team.invited': (state, { invite }) => ({ ...state, invites: [...state.invites, invite] }),
    'team.guestsReserved': (state, { below }) => ({ ...state, guestsBelow: below }),
    'team.revoked': (state, { inviteId }) => ({
      ...state,
      invites: state.invites.map(invite => (invite.id === inviteId ? { ...invite, revoked: true } : invite)),
    }),
    'team.ownerRenewed': (state, { generation }) => ({ ...state, ownerGeneration: generation }),
  },
  redact: (state, { kind }) => (kind === 'crew' ? state : { invites: [] }),
};
