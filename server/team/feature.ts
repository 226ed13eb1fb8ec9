import { CommandError } from '../../shared/errors.ts';
import { DEFAULT_GRANT, type Grant } from '../../shared/permissions/grant.ts';
import { OWNER_ID } from '../../shared/roles.ts';
import { type NewEvent, newEvent, type ShowEvent } from '../../shared/show/events.ts';
import { entryOf } from '../../shared/show/record.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { FIRST_GUEST, GUESTS_AT_ONCE } from '../../shared/team/guests.ts';
import type { Invite } from '../../shared/team/invite.ts';
import { MAX_HOURS } from '../../shared/team/protocol.ts';
import { type Carried, type CarryContext, defineFeature, type Handlers } from '../show/feature.ts';
import type { Policy } from '../show/policies.ts';
import { Admission } from './admission.ts';

const HOUR_MS = 60 * 60 * 1000;
const MAX_INVITES = 200;

const granted = (personId: string, grant: Grant | undefined): NewEvent[] =>
  grant ? [newEvent('permission.granted', { personId, grant })] : [];

/** Who may work on the show. The signed token of an invite is made at the border, so that it is never in the log. */
const handlers: Handlers<'team'> = {
  'team.invite': (state, { name, role, brand, hours, grant }, { actor, now, newId }) => {
    if ((role === 'brand') !== (brand !== undefined)) {
      throw new CommandError('bad-data', 'A brand rep needs a brand, and nobody else has one.', {
        field: 'brand',
      });
    }
    if (grant && role !== 'moderator')
      throw new CommandError('bad-data', 'Only moderators are granted permissions.', { field: 'grant' });
    if (state.team.invites.length >= MAX_INVITES) {
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
      by: actor.id,
    };
    return {
      events: [newEvent('team.invited', { invite }), ...granted(invite.id, grant)],
      result: { invite, token: '' },
    };
  },

  'team.reserveGuests': state => {
    const from = state.team.guestsBelow ?? FIRST_GUEST;
    return { events: [newEvent('team.guestsReserved', { below: from + GUESTS_AT_ONCE })], result: { from } };
  },

  'team.revoke': (state, { inviteId }) => {
    const invite = state.team.invites.find(each => each.id === inviteId);
    if (!invite) throw new CommandError('not-found', 'There is no such invite.');
    return { events: invite.revoked ? [] : [newEvent('team.revoked', { inviteId })], result: {} };
  },

  'team.renewOwner': ({ team: { ownerGeneration = 0 } }, _data, { actor }) => {
    if (actor.id !== OWNER_ID)
      throw new CommandError('forbidden', 'Only the owner of the show may ask for a new link of the owner.');
    return {
      events: [newEvent('team.ownerRenewed', { generation: ownerGeneration + 1 })],
      result: { token: '' },
    };
  },
};

/**
 * What a revoked host has let in goes with them, also what they ask for in the same moment. One at a time: each is a
 * change that the policy is asked about again.
 */
const revokeWithHost: Policy = (before, { team: { invites } }) => {
  if (invites === before.team.invites) return [];
  const revoked = new Set(invites.filter(invite => invite.revoked).map(({ id }) => id));
  const next = invites.find(({ by, revoked: isDone }) => !isDone && by !== undefined && revoked.has(by));
  return next ? [newEvent('team.revoked', { inviteId: next.id })] : [];
};

/** The team of an earlier show, each with a new invite: the links of the earlier show don't lead into the new one. */
function carry({ team: { invites }, permissions }: ShowState, { now, newId }: CarryContext): Carried {
  const people = new Map(
    invites
      .filter(({ revoked }) => !revoked)
      .map(invite => [`${invite.role} ${invite.brand ?? ''} ${invite.name}`, invite]),
  );
  const events = [...people.values()].flatMap(({ id, name, role, brand }) => {
    const invite = { id: newId(), name, role, ...(brand ? { brand } : {}), revoked: false, by: OWNER_ID };
    const grant = entryOf(permissions.byPerson, id);
    return [
      newEvent('team.invited', { invite: { ...invite, expiresAt: now + MAX_HOURS * HOUR_MS } }),
      ...granted(invite.id, grant && !grant.stays ? DEFAULT_GRANT : grant),
    ];
  });
  return { events, count: people.size };
}

export const team = defineFeature('team', {
  handlers,
  carry,
  policy: revokeWithHost,
  start: ({ folder }) => new Admission(folder.secret),
  react: (show, admission) => ({
    // Tokens are read by the machine's clock, and after that was set the show's time is another.
    signInvite: (invite: Invite) => {
      const expiresAt = Date.now() + (invite.expiresAt - show.clock.now());
      return admission.signInvite(show.slug, { ...invite, expiresAt });
    },
    signOwner: () => admission.signOwner(show),
    observe: (event: ShowEvent) => {
      if (event.name === 'team.revoked') show.broadcaster.dismiss(event.data.inviteId, 'revoked');
    },
  }),
  queries: {
    'team.link': async ({ inviteId }, { show, reactor, member: { actor } }) => {
      const invite = show.state.team.invites.find(each => each.id === inviteId && !each.revoked);
      if (!invite) throw new CommandError('not-found', 'There is no such invite, or it was taken back.');
      // With somebody else's link a host could stay whose own invite is taken back.
      if (actor.id !== OWNER_ID && actor.id !== invite.by)
        throw new CommandError(
          'forbidden',
          'Only the owner and whoever made the invite may ask for its link.',
        );
      return { token: await reactor.signInvite(invite) };
    },
  },
  complete: {
    'team.invite': async ({ invite }, { reactor }) => ({ invite, token: await reactor.signInvite(invite) }),
    'team.renewOwner': async (_result, { show, reactor }) => {
      const token = await reactor.signOwner();
      // The owner's own connection is one of those that end: its answer goes out first.
      setImmediate(() => show.broadcaster.dismiss(OWNER_ID, 'revoked'));
      return { token };
    },
  },
});
