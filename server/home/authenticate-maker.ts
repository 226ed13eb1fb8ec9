import type { FastifyRequest } from 'fastify';
import { CommandError } from '../../shared/errors.ts';
import { OWNER_ID } from '../../shared/roles.ts';
import type { ServerContext } from '../show/feature.ts';
import { bearerOf } from '../team/authenticate-host.ts';
import { team } from '../team/feature.ts';
import { type OwnerKey, SERVER } from './owner-key.ts';

/** Of each request that was let in, the one show that may be taken as a template; undefined for the server's owner. */
const templates = new WeakMap<FastifyRequest, string | undefined>();

/** The owner's key in a request. Refuses with `bad-token` where it has none. */
export function keyOf(request: FastifyRequest): string {
  const key = bearerOf(request);
  if (!key) throw new CommandError('bad-token', 'Send the owner’s key as "Authorization: Bearer …".');
  return key;
}

/**
 * Options of a route that lets in who may make a show, before anything of the request's body is read: the server's owner by
 * their key, and the owner of one show by that show's own link.
 */
export const makerOnly = (server: ServerContext, ownerKey: OwnerKey) => ({
  onRequest: async (request: FastifyRequest): Promise<void> => {
    const token = keyOf(request);
    const admission = server.serviceOf(team);
    const slug = await admission.showOf(token);
    if (slug === SERVER) return ownerKey.check(token);
    const { actor } = await admission.admit(await server.find(slug), token);
    if (actor.id !== OWNER_ID)
      throw new CommandError('forbidden', 'Only the owner of a show may make the next one from it.');
    templates.set(request, slug);
  },
});

/** Refuses with `bad-token` whoever came by the link of one show and asks for another one, or for one from nothing. */
export function checkTemplate(request: FastifyRequest, from: string | undefined): void {
  const template = templates.get(request);
  if (template !== undefined && template !== from)
    throw new CommandError('bad-token', 'With a show’s own link only the next one from it can be made.');
}
