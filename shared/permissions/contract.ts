import { z } from 'zod';
import { Id } from '../id.ts';
import type { LifecycleState } from '../lifecycle/state.ts';
import { type Actor, HOST, Permission } from '../roles.ts';
import { type Contract, event, type Slice, toCrew } from '../show/contract.ts';
import { entryOf } from '../show/record.ts';
import { Grant, OLD_GRANT } from './grant.ts';

const permissionEvents = {
  'permission.granted': event(z.object({ personId: z.string(), grant: Grant }), toCrew, {
    ledger: true,
  }),
} as const;

const PermissionsState = z.object({
  /** By the moderator's person id, which is that of their invite; absent where nothing was said of them. */
  byPerson: z.record(z.string(), Grant),
});
export type PermissionsState = z.infer<typeof PermissionsState>;

const permissionsSlice: Slice<PermissionsState, typeof permissionEvents> = {
  schema: PermissionsState,
  empty: () => ({ byPerson: {} }),
  on: {
    'permission.granted': ({ byPerson }, { personId, grant }) => ({
      byPerson: { ...byPerson, [personId]: grant },
    }),
  },
  redact: (state, { kind }) => (kind === 'crew' ? state : { byPerson: {} }),
};

/** What a moderator is granted. */
export const grantOf = ({ byPerson }: PermissionsState, personId: string): Grant =>
  entryOf(byPerson, personId) ?? OLD_GRANT;

interface Granting {
  readonly permissions: PermissionsState;
  readonly lifecycle: Pick<LifecycleState, 'phase'>;
}

/** Which permissions a moderator lacks now: those that were not granted, and all once the show is over for them. */
export function lackedBy({ permissions, lifecycle }: Granting, personId: string): readonly Permission[] {
  const { permissions: granted, stays } = grantOf(permissions, personId);
  const isOver = lifecycle.phase.kind === 'ended' && !stays;
  return isOver ? Permission.options : Permission.options.filter(each => !granted.includes(each));
}

/** True if somebody may do what needs a permission: any host, and a moderator who is granted it. */
export const isGranted = (
  show: Granting,
  actor: Pick<Actor, 'id' | 'role'>,
  permission: Permission,
): boolean =>
  actor.role === 'host' || (actor.role === 'moderator' && !lackedBy(show, actor.id).includes(permission));

export const permissions = {
  commands: {
    /** Grants a moderator some permissions and takes back others, at once; what is not named stays as it is. */
    'permission.set': {
      roles: HOST,
      data: z.strictObject({
        inviteId: Id,
        permissions: z.partialRecord(Permission, z.boolean()).optional(),
        stays: z.boolean().optional(),
      }),
      result: z.object({}),
    },
  },
  queries: {},
  events: permissionEvents,
  signals: {},
  slice: permissionsSlice,
} as const satisfies Contract;
