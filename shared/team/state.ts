import { z } from 'zod';
import type { Slice } from '../show/contract.ts';
import type { teamEvents } from './events.ts';
import { Invite } from './invite.ts';

const TeamState = z.object({ invites: z.array(Invite) });
export type TeamState = z.infer<typeof TeamState>;

export const teamSlice: Slice<TeamState, typeof teamEvents> = {
  schema: TeamState,
  empty: () => ({ invites: [] }),
  on: {
    'team.invited': ({ invites }, { invite }) => ({ invites: [...invites, invite] }),
    'team.revoked': ({ invites }, { inviteId }) => ({
      invites: invites.map(invite => (invite.id === inviteId ? { ...invite, revoked: true } : invite)),
    }),
  },
  redact: (state, { kind }) => (kind === 'crew' ? state : { invites: [] }),
};
