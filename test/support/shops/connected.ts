import { onTestFinished } from 'vitest';
import type { Room, RoomView } from '../../../client/room/room.ts';
import { allClaims, type Claim } from '../../../shared/deals/claims.ts';
import { isRunning } from '../../../shared/deals/deal.ts';
import type { DealPlan } from '../../../shared/deals/terms.ts';
import type { Credentials } from '../../../shared/shops/protocol.ts';
import { flash } from '../deals.ts';
import { joinRoom, until } from '../room.ts';
import { TestServer } from '../server.ts';
import type { ShopServer } from './shop-server.ts';
import { statusOf } from './show-view.ts';

/** A server with a host in a new show. Shops on this machine may be connected there. */
async function startShopServer(): Promise<{ server: TestServer; host: Room }> {
  const server = await TestServer.start(['--private-shops', 'yes', '--private-pictures', 'yes']);
  const host = await joinRoom(server, { token: server.hostToken });
  const { rules } = host.store.getState().show.deals;
  await host.send('deal.setRules', {
    rules: { ...rules, regions: [], brandsTogether: true, deepPercent: 100 },
  });
  return { server, host };
}

/**
 * Starts a server with a show that is connected to a shop, and waits until so many of its products are here.
 * @param secrets what else than the credentials must not be in the server's log
 */
export async function startConnected(
  shop: ShopServer,
  { credentials, products, secrets = [] }: { credentials: Credentials; products: number; secrets?: string[] },
) {
  const { server, host } = await startShopServer();
  const { kind: _kind, ...own } = credentials;
  for (const secret of [...Object.values(own), ...secrets]) if (secret) server.secrets.add(secret);
  const { connectionId } = await host.send('shop.connect', { address: shop.origin, credentials });
  await until(host, ({ show }) => show.catalog.products.length >= products, 'the products are here');
  await until(host, view => statusOf(view)?.state === 'ok', 'the shop is in step');
  const close = async (): Promise<void> => {
    host.close();
    await server.stop();
    shop.close();
  };
  return { server, host, connectionId, close };
}

let deals = 0;

/** Starts a deal on a product of the show. */
export async function startDeal(
  host: Room,
  productId: string,
  change: Partial<DealPlan> = {},
): Promise<DealPlan> {
  deals += 1;
  const brand = host.store.getState().show.catalog.products.find(({ id }) => id === productId)?.brand;
  const plan = flash({
    id: `deal${deals}`,
    items: [{ productId, count: 1 }],
    units: 5,
    holdSeconds: 600,
    runSeconds: 600,
    ...change,
  });
  const { brand: _other, ...own } = plan;
  for (const { plan: other } of Object.values(host.store.getState().show.deals.byId).filter(isRunning))
    await host.send('deal.end', { dealId: other.id });
  await host.send('deal.save', { plan: { ...own, ...(brand && { brand }) } });
  await host.send('deal.start', { dealId: plan.id });
  return plan;
}

/** A viewer with a hold, and where it is paid. */
export async function buyer(server: TestServer, { id: dealId }: DealPlan) {
  const room = await joinRoom(server);
  onTestFinished(() => room.close());
  const { claimId } = await room.send('deal.claim', { dealId, units: 1 });
  const checkout = () => room.send('deal.checkout', { dealId, claimId });
  return { room, claimId, checkout };
}

export const claimIn = ({ show }: RoomView, claimId: string): Claim | undefined =>
  Object.values(show.deals.claims)
    .flatMap(allClaims)
    .find(({ id }) => id === claimId);
