import { z } from 'zod';
import { Id } from './id.ts';

/** Who somebody is in one show. Rights follow from the role alone; the server reads it from a signed token. */
export const Role = z.enum(['host', 'moderator', 'brand', 'viewer']);
export type Role = z.infer<typeof Role>;

export const Actor = z.object({
  /** Pseudonymous and stable for one browser or one invite. */
  id: Id,
  name: z.string().min(1).max(40),
  role: Role,
  /** The only brand a brand rep may see or touch; absent for every other role. */
  brand: z.string().min(1).max(80).optional(),
});
export type Actor = z.infer<typeof Actor>;

/** The person behind the address that the server prints at its start; no invite of the log. */
export const OWNER_ID = 'host';
/** The name of a show's owner, who is asked for none. */
export const OWNER_NAME = 'Host';

/** Whether the role already says all that the name does, so that only one of them is shown. */
export const isNamedByRole = ({ role, name }: Pick<Actor, 'role' | 'name'>): boolean =>
  role === 'host' && name === OWNER_NAME;

export const EVERYONE: readonly Role[] = ['host', 'moderator', 'brand', 'viewer'];
export const CREW: readonly Role[] = ['host', 'moderator'];
export const HOST: readonly Role[] = ['host'];

/** What the host may grant each moderator. A host may all of it; the rights of others follow from their role alone. */
export const Permission = z.enum([
  'held',
  'delete',
  'timeout',
  'ban',
  'modes',
  'pins',
  'rules',
  'offers',
  'orders',
]);
export type Permission = z.infer<typeof Permission>;
/** Those without which a moderator is not even shown something: held messages, and who bought what. */
export const Sight = Permission.extract(['held', 'orders']);
export type Sight = z.infer<typeof Sight>;

/**
 * What somebody is allowed to see of a show. Crew see everything that they don't lack the permission for, a brand rep sees
 * what viewers see and their own brand's products, and a viewer sees what is public and what concerns them alone.
 */
export interface Viewpoint {
  readonly kind: ViewpointKind;
  readonly personId: string;
  readonly brand?: string;
  /** What a moderator is not shown; absent where they are shown all that the crew sees. */
  readonly lacks?: readonly Sight[];
}
export const ViewpointKind = z.enum(['crew', 'brand', 'viewer']);
export type ViewpointKind = z.infer<typeof ViewpointKind>;

/** The viewpoint a person looks through, by role, and of a moderator by what they lack of the permissions. */
export function viewpointOf(actor: Actor, lacked: readonly Permission[] = []): Viewpoint {
  if (actor.role === 'host' || actor.role === 'moderator') {
    const lacks = Sight.options.filter(sight => lacked.includes(sight));
    return { kind: 'crew', personId: actor.id, ...(lacks.length > 0 ? { lacks } : {}) };
  }
  if (actor.role === 'brand') return { kind: 'brand', personId: actor.id, brand: actor.brand ?? '' };
  return { kind: 'viewer', personId: actor.id };
}

/** True if somebody is of the crew and has not been denied to see this. */
export const hasSight = ({ kind, lacks }: Viewpoint, sight: Sight): boolean =>
  kind === 'crew' && !lacks?.includes(sight);
