import { isGranted } from '../../shared/permissions/contract.ts';
import type { Permission } from '../../shared/roles.ts';
import { useShow, useYou } from '../app/room-context.tsx';

/** Returns what tells whether you may do what needs a permission. The server checks; the studio only hides what it would refuse. */
export function useGrants(): (permission: Permission) => boolean {
  const you = useYou();
  const permissions = useShow(show => show.permissions);
  const lifecycle = useShow(show => show.lifecycle);
  return permission => you !== undefined && isGranted({ permissions, lifecycle }, you, permission);
}

/** Whether you may do what needs this permission. */
export const useGranted = (permission: Permission): boolean => useGrants()(permission);
