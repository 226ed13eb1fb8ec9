import type { FastifyRequest } from 'fastify';
import { CommandError } from '../../shared/errors.ts';
import { isGranted } from '../../shared/permissions/contract.ts';
import type { Actor, Permission } from '../../shared/roles.ts';
import type { ServerContext, ShowContext } from '../show/feature.ts';
import { team } from './feature.ts';

/** The token that a request carries in its Authorization header (RFC 6750). */
export const bearerOf = ({ headers }: FastifyRequest): string | undefined =>
  /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];

export interface HostRequest {
  readonly show: ShowContext;
  readonly actor: Actor;
}

/**
 * Authenticates the host of a route's show, by the bearer token in the Authorization header. Throws a CommandError:
 * `bad-token`, `expired`, `not-found`, or `forbidden` for other roles.
 */
export async function authenticateHost(server: ServerContext, request: FastifyRequest): Promise<HostRequest> {
  const { show, actor } = await authenticate(server, request);
  if (actor.role !== 'host') throw new CommandError('forbidden', `A ${actor.role} may not do this.`);
  return { show, actor };
}

async function authenticate(server: ServerContext, request: FastifyRequest): Promise<HostRequest> {
  const { show: slug } = request.params as { show: string };
  const token = bearerOf(request);
  if (!token) throw new CommandError('bad-token', 'Send the invite as "Authorization: Bearer …".');
  const show = await server.find(slug);
  const { actor } = await server.serviceOf(team).admit(show, token);
  return { show, actor };
}

/** Authenticates a host, or a moderator who is granted a permission. Throws a CommandError as `authenticateHost` does. */
export async function authenticateCrew(
  server: ServerContext,
  request: FastifyRequest,
  permission: Permission,
): Promise<HostRequest> {
  const { show, actor } = await authenticate(server, request);
  if (isGranted(show.state, actor, permission)) return { show, actor };
  const isCrew = actor.role === 'moderator';
  const text = isCrew ? `The host has not granted "${permission}".` : `A ${actor.role} may not do this.`;
  throw new CommandError('forbidden', text, isCrew ? { permission } : {});
}

const hosts = new WeakMap<FastifyRequest, HostRequest>();

/** Options of a route that lets only the host of its show in, before anything of the request's body is read. */
export const hostOnly = (server: ServerContext) => ({
  onRequest: async (request: FastifyRequest): Promise<void> => {
    hosts.set(request, await authenticateHost(server, request));
  },
});

/** The host whom `hostOnly` let in. */
export function hostOf(request: FastifyRequest): HostRequest {
  const host = hosts.get(request);
  if (!host) throw new Error(`The route ${request.routeOptions.url} lets in whoever comes.`);
  return host;
}
