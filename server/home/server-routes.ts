import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CommandError } from '../../shared/errors.ts';
import { type RemoteCheck, RemoteLink, type ServerInfo } from '../../shared/reach/remote-server.ts';
import { PROTOCOL_VERSION } from '../../shared/show/protocol.ts';
import { mediaFeature } from '../media/feature.ts';
import { checkServer } from '../reach/check-server.ts';
import { reach } from '../reach/feature.ts';
import type { ServerContext } from '../show/feature.ts';
import { bearerOf } from '../team/authenticate-host.ts';
import { team } from '../team/feature.ts';
import type { OwnerKey } from './owner-key.ts';
import { bodyOf, ownerOnly } from './requests.ts';

type InviteWord = NonNullable<ServerInfo['invite']>;
const WORDS: readonly InviteWord[] = ['expired', 'revoked', 'bad-token', 'not-found'];

interface ServerRoutesOptions {
  readonly server: ServerContext;
  readonly key: OwnerKey;
}

/** What the server tells whoever wants to connect a studio to it, and what it finds out of another one for its owner. */
export async function serverRoutes(
  app: FastifyInstance,
  { server, key }: ServerRoutesOptions,
): Promise<void> {
  app.get('/api/server', async (request, reply): Promise<ServerInfo> => {
    reply.header('cache-control', 'no-store');
    const token = bearerOf(request);
    return {
      name: 'vitrine',
      protocol: PROTOCOL_VERSION,
      instance: server.serviceOf(reach).instance,
      media: server.serviceOf(mediaFeature).media !== undefined,
      ...(token === undefined ? {} : { invite: await wordOf({ server, key }, token, request) }),
    };
  });

  app.post('/api/home/server', ownerOnly(key), async (request): Promise<RemoteCheck> => {
    const { link } = bodyOf(RemoteLink, request);
    return checkServer(link);
  });
}

/** Whether an invite to a show, or without a show the owner's key, would be let in. */
async function wordOf(
  { server, key }: ServerRoutesOptions,
  token: string,
  { query }: FastifyRequest,
): Promise<InviteWord> {
  const { show } = query as { show?: unknown };
  try {
    if (typeof show === 'string') await server.serviceOf(team).admit(await server.find(show), token);
    else await key.check(token);
    return 'good';
  } catch (error) {
    const word = error instanceof CommandError && WORDS.find(each => each === error.code);
    if (!word) throw error;
    return word;
  }
}
