import type { FastifyInstance } from 'fastify';
import { CommandError } from '../../shared/errors.ts';
import type { IncomingHook } from './adapter.ts';

const MAX_HOOK_BYTES = 1024 * 1024;

/** Path of a connection's webhooks. */
export const hookPath = (connectionId: string): string => `/hooks/shops/${encodeURIComponent(connectionId)}`;

/**
 * Webhooks of connected shops. They are answered at once, and what they are about is read from the shop.
 * @param hear takes one; false where its signature is wrong, undefined where no open show has the connection
 */
export async function hookRoutes(
  app: FastifyInstance,
  { hear }: { hear: (connectionId: string, hook: IncomingHook) => boolean | undefined },
): Promise<void> {
  app.removeAllContentTypeParsers();
  // The signature is over the body's bytes, so it must not be parsed before it is verified.
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.post(
    hookPath(':connection').replace('%3A', ':'),
    { bodyLimit: MAX_HOOK_BYTES },
    async (request, reply) => {
      const { connection } = request.params as { connection: string };
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      if (hear(connection, { body, headers: request.headers }) === false)
        throw new CommandError('bad-token', 'The webhook is not signed with this shop’s secret.');
      // A show that nobody has open reads its shop when it opens; an error would make the shop give up the webhook.
      return reply.code(204).send();
    },
  );
}
