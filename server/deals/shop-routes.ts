import type { FastifyInstance } from 'fastify';
import type { CommandError } from '../../shared/errors.ts';
import type { ServerContext } from '../show/feature.ts';
import type { Checkout } from './checkout.ts';

const MAX_WEBHOOK_BYTES = 16 * 1024;

/**
 * A shop's webhooks. They are idempotent: one that comes twice, late or out of order is answered like the first and
 * changes nothing, so a shop may retry until it has an answer. 409 asks the shop to refund the buyer.
 */
export async function shopRoutes(
  app: FastifyInstance,
  { server, checkout }: { server: ServerContext; checkout: Checkout },
): Promise<void> {
  app.removeAllContentTypeParsers();
  // The signature is over the body's bytes, so it must not be parsed before it is verified.
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  app.post('/hooks/shows/:show/shop', { bodyLimit: MAX_WEBHOOK_BYTES }, async (request, reply) => {
    const { show: slug } = request.params as { show: string };
    const show = await server.find(slug);
    const body = typeof request.body === 'string' ? request.body : '';
    const headers = signedHeaders(request.headers);
    const { id, hold, news } = await checkout.verifyWebhook(show.slug, body, headers, show.clock.now());
    const data = { dealId: hold.deal, claimId: hold.claim, personId: hold.sub, news };
    try {
      return await show.submit('deal.settle', data, { id: `shop ${id}` });
    } catch (error) {
      const { code } = error as CommandError;
      if (code !== 'not-held' && code !== 'already-done') throw error;
      return reply.code(409).send({ error: (error as CommandError).toWire() });
    }
  });
}

/** The headers of Standard Webhooks; Svix, whose scheme that was, still sends them under its own names. */
function signedHeaders(headers: Record<string, unknown>): Record<string, string> {
  const parts = ['id', 'timestamp', 'signature'];
  return Object.fromEntries(
    parts.map(part => [
      `webhook-${part}`,
      String(headers[`webhook-${part}`] ?? headers[`svix-${part}`] ?? ''),
    ]),
  );
}
