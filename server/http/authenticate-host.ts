import type { FastifyRequest } from 'fastify';
import { CommandError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/roles.ts';
import type { OpenShow, Shows } from '../shows.ts';

export interface HostRequest {
  readonly open: OpenShow;
  readonly actor: Actor;
}

/**
 * Authenticates the host of a route's show, by the bearer token in the Authorization header. Throws a CommandError:
 * `bad-token`, `expired`, `not-found`, or `forbidden` for other roles.
 */
export async function authenticateHost(shows: Shows, request: FastifyRequest): Promise<HostRequest> {
  const { show } = request.params as { show: string };
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (!token) throw new CommandError('bad-token', 'Send the invite as "Authorization: Bearer …".');
  const open = await shows.find(show);
  const { actor } = await shows.admit(open.show, token);
  if (actor.role !== 'host') throw new CommandError('forbidden', `A ${actor.role} may not do this.`);
  return { open, actor };
}
