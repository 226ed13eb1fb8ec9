import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import serveStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { CommandError } from '../../shared/errors.ts';
import type { ServerContext } from '../show/feature.ts';
import type { Checkout, HoldToken } from './checkout.ts';
import { shopPath } from './shop-path.ts';

const PAGE = fileURLToPath(new URL('../../assets/demo-shop/', import.meta.url));

const HoldRequest = z.strictObject({ show: z.string().min(1).max(80), hold: z.string().max(4000) });
const OrderRequest = HoldRequest.extend({ kind: z.enum(['paid', 'cancelled']) });

/**
 * A demo shop: a page where a hold is "paid", and its backend, which calls the show's webhook over HTTP as any other
 * shop does.
 */
export async function demoShopRoutes(
  app: FastifyInstance,
  { server, checkout }: { server: ServerContext; checkout: Checkout },
): Promise<void> {
  await app.register(serveStatic, { root: PAGE, prefix: '/demo-shop/', decorateReply: false });

  app.post('/demo-shop/hold', async (request): Promise<HoldToken> => {
    const { show, hold } = parsed(HoldRequest, request.body);
    return checkout.read((await server.find(show)).slug, hold);
  });

  app.post('/demo-shop/order', async (request, reply) => {
    const { show: slug, hold, kind } = parsed(OrderRequest, request.body);
    const show = await server.find(slug);
    const { claim } = await checkout.read(show.slug, hold);
    const body = JSON.stringify({ hold, kind, order: `demo-${claim}`, at: Date.now() });
    const answer = await fetch(`${server.ownOrigin}${shopPath(show.slug)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signature(checkout.secretOf(show.slug), body) },
      body,
    });
    return reply.code(answer.status).send(await answer.json());
  });
}

function signature(secret: string, body: string): Record<string, string> {
  const id = randomUUID();
  const now = new Date();
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, now, body),
  };
}

function parsed<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new CommandError('bad-data', `The request doesn't fit: ${z.prettifyError(result.error)}`);
}
