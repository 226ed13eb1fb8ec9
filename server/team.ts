import { CommandError } from '../shared/errors.ts';
import { newEvent } from '../shared/show/events.ts';
import type { Invite } from '../shared/team/invite.ts';
import type { Decides } from './decision.ts';

const HOUR_MS = 60 * 60 * 1000;
const MAX_INVITES = 200;

/** Who may work on the show. The signed token of an invite is made at the border, so that it is never in the log. */
export const team: Decides<'team'> = {
  'team.invite': (state, { name, role, brand, hours }, { now, newId }) => {
    if ((role === 'brand') !== (brand !== undefined)) {
      throw new CommandError('bad-data', 'A brand rep needs a brand, and nobody else has one.', {
        field: 'brand',
      });
    }
    if (state.invites.length >= MAX_INVITES) {
      throw new CommandError('bad-data', `A show has at most ${MAX_INVITES} invites.`, {
        limit: MAX_INVITES,
      });
    }
    const invite: Invite = {
      id: newId(),
      name,
      role,
      ...(brand ? { brand } : {}),
      expiresAt: now + hours * HOUR_MS,
      revoked: false,
    };
    return { events: [newEvent('team.invited', { invite })], result: { invite, token: '' } };
  },

  'team.revoke': (state, { inviteId }) => {
    const invite = state.invites.find(each => each.id === inviteId);
    if (!invite) throw new CommandError('not-found', 'There is no such invite.');
    return { events: invite.revoked ? [] : [newEvent('team.revoked', { inviteId })], result: {} };
  },
};
