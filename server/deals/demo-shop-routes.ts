import { fileURLToPath } from 'node:url';
import serveStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { DEMO_SHOP_PATH, leadsToDemoShop } from '../../shared/catalog/demo-shop.ts';
import { ShopNews } from '../../shared/deals/protocol.ts';
import { CommandError } from '../../shared/errors.ts';
import type { ServerContext, ShowContext } from '../show/feature.ts';
import type { Checkout } from './checkout.ts';
import type { HoldToken } from './hold-token.ts';

const PAGE = fileURLToPath(new URL('../../assets/demo-shop/', import.meta.url));

const HoldRequest = z.strictObject({ show: z.string().min(1).max(80), hold: z.string().max(4000) });
const OrderRequest = HoldRequest.extend({ kind: ShopNews.shape.kind });

/**
 * The demo shop: a page where anybody with a hold "pays" for it, without money. It is there for shows whose host put
 * products on the shelf that lead to it (the sample set does), and takes the holds of such products alone: their tokens
 * are signed with its own secret, and the claims that it settles are marked as demo.
 */
export async function demoShopRoutes(
  app: FastifyInstance,
  { server, checkout }: { server: ServerContext; checkout: Checkout },
): Promise<void> {
  await app.register(serveStatic, { root: PAGE, prefix: DEMO_SHOP_PATH, decorateReply: false });

  async function findHold(slug: string, token: string): Promise<{ show: ShowContext; hold: HoldToken }> {
    const show = await server.find(slug);
    if (!show.state.catalog.products.some(leadsToDemoShop))
      throw new CommandError('not-found', 'This show has no demo shop.');
    return { show, hold: await checkout.readDemoHold(show.slug, token, show.clock.now()) };
  }

  app.post(`${DEMO_SHOP_PATH}hold`, async (request): Promise<HoldToken> => {
    const { show, hold } = parsed(HoldRequest, request.body);
    return (await findHold(show, hold)).hold;
  });

  app.post(`${DEMO_SHOP_PATH}order`, async request => {
    const { kind, ...of } = parsed(OrderRequest, request.body);
    const { show, hold } = await findHold(of.show, of.hold);
    const { deal: dealId, claim: claimId, sub: personId } = hold;
    const news: ShopNews = { kind, order: `demo-${claimId}`, at: show.clock.now() };
    return show.submit('deal.settle', { dealId, claimId, personId, news, demo: true });
  });
}

function parsed<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new CommandError('bad-data', `The request doesn't fit: ${z.prettifyError(result.error)}`);
}
