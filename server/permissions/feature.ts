import { CommandError } from '../../shared/errors.ts';
import { grantOf, lackedBy } from '../../shared/permissions/contract.ts';
import type { Grant } from '../../shared/permissions/grant.ts';
import { Permission } from '../../shared/roles.ts';
import { newEvent } from '../../shared/show/events.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';

const isSame = (one: Grant, other: Grant): boolean =>
  one.stays === other.stays && one.permissions.join() === other.permissions.join();

/** What the host lets each moderator do. */
const handlers: Handlers<'permissions'> = {
  'permission.set': ({ team, permissions }, { inviteId: personId, permissions: changed = {}, stays }) => {
    const invite = team.invites.find(({ id }) => id === personId);
    if (invite?.role !== 'moderator' || invite.revoked)
      throw new CommandError('not-found', 'There is no open invite of a moderator of this id.');
    const before = grantOf(permissions, personId);
    const grant: Grant = {
      permissions: Permission.options.filter(each => changed[each] ?? before.permissions.includes(each)),
      stays: stays ?? before.stays,
    };
    const events = isSame(before, grant) ? [] : [newEvent('permission.granted', { personId, grant })];
    return { events, result: {} };
  },
};

export const permissions = defineFeature('permissions', {
  handlers,
  lacks: (state, { id }) => lackedBy(state, id),
  queries: {},
});
