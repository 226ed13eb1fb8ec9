import type { FastifyInstance } from 'fastify';
import type { CommandError } from '../../shared/errors.ts';
import type { Command } from '../../shared/show/protocol.ts';
import type { Checkout } from '../deals/checkout.ts';
import { VITRINE } from '../show.ts';
import type { Shows } from '../shows.ts';

const MAX_HOOK_BYTES = 16 * 1024;

/**
 * A shop's webhooks. One that comes twice, late or out of order is answered like the first and changes nothing, so
 * that a shop may send each until it has an answer; 409 asks it to pay the buyer back.
 */
export async function shopRoutes(
  app: FastifyInstance,
  { shows, checkout }: { shows: Shows; checkout: Checkout },
): Promise<void> {
  app.removeAllContentTypeParsers();
  // The signature is over the bytes as they came, so nothing may parse and write them anew.
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  app.post('/hooks/shows/:show/shop', { bodyLimit: MAX_HOOK_BYTES }, async (request, reply) => {
    const { show: slug } = request.params as { show: string };
    const { show } = await shows.find(slug);
    const body = typeof request.body === 'string' ? request.body : '';
    const { id, hold, news } = await checkout.hear(show.slug, body, signedHeaders(request.headers));
    const data = { dealId: hold.deal, claimId: hold.claim, personId: hold.sub, news };
    const command: Extract<Command, { name: 'deal.settle' }> = { name: 'deal.settle', data };
    try {
      return await show.submit<'deal.settle'>(VITRINE, `shop ${id}`, command);
    } catch (error) {
      const { code } = error as CommandError;
      if (code !== 'not-held' && code !== 'already-done') throw error;
      return reply.code(409).send({ error: (error as CommandError).toWire() });
    }
  });
}

function signedHeaders(headers: Record<string, unknown>): Record<string, string> {
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
  return Object.fromEntries(names.map(name => [name, String(headers[name] ?? '')]));
}
