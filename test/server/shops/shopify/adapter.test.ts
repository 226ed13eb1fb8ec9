import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Room } from '../../../../client/room/room.ts';
import { eur } from '../../../support/deals.ts';
import { until } from '../../../support/room.ts';
import type { TestServer } from '../../../support/server.ts';
import { buyer, claimIn, startConnected, startDeal } from '../../../support/shops/connected.ts';
import { ShopifyShop } from '../../../support/shops/shopify.ts';
import { productIn, statusOf } from '../../../support/shops/show-view.ts';

let server: TestServer;
let host: Room;
let shop: ShopifyShop;
let connectionId: string;
const credentials = () => ({ kind: 'shopify' as const, clientId: shop.clientId, secret: shop.secret });

beforeAll(async () => {
  shop = await new ShopifyShop().listen();
  shop.add('Runner', [{ price: '100.00', stock: 20 }]);
  shop.add('Shirt', [
    { title: 'S', price: '39.00', stock: 5 },
    { title: 'M', price: '39.00', stock: 7 },
  ]);
  for (let index = 0; index < 23; index++) shop.add(`Sock ${index}`, [{ price: '9.00', stock: 3 }]);
  shop.add(
    'Cap',
    Array.from({ length: 45 }, (_, index) => ({ title: `Size ${index}`, price: '19.00', stock: 1 })),
  );
  const connected = await startConnected(shop, {
    credentials: credentials(),
    products: 26,
    secrets: [shop.token],
  });
  ({ server, host, connectionId } = connected);
  return connected.close;
}, 60_000);
beforeEach(() => {
  shop.trouble = 'none';
});

const runner = () => shop.products[0]?.variants[0] ?? { price: '', stock: 0 };

describe('a Shopify shop that is connected', () => {
  test('brings all pages of its products, with variants, stock and pictures, and no secret to any page', async () => {
    const view = host.store.getState();
    expect(productIn(view, 'Runner')).toMatchObject({
      id: 'runner',
      price: eur(10_000),
      stock: 20,
      brand: 'Northwind',
    });
    expect(productIn(view, 'Shirt')?.variants).toMatchObject([
      { title: 'S', stock: 5 },
      { title: 'M', stock: 7 },
    ]);
    expect(productIn(view, 'Cap')?.variants).toHaveLength(45);
    await until(
      host,
      ({ show }) => show.catalog.products.every(({ picture }) => picture?.startsWith('/pictures/')),
      'pictures',
    );
    const text = JSON.stringify(view);
    for (const secret of [shop.secret, shop.token, 'sealed']) expect(text).not.toContain(secret);
  });

  test('changes a pinned card within five seconds of its price, without any webhook', async () => {
    await host.send('offer.pin', { productId: 'runner', ends: {} });
    const began = performance.now();
    runner().price = '95.00';
    await until(
      host,
      ({ show }) => show.offers.pins[0]?.card.price.minor === 9500,
      'the card has the new price',
    );
    expect(performance.now() - began).toBeLessThan(5000);
    const pinId = host.store.getState().show.offers.pins[0]?.id ?? '';
    await host.send('offer.unpin', { pinId });
  });

  test('says by a webhook what to read, however old or often it is', async () => {
    runner().price = '100.00';
    const product = shop.products[0];
    if (!product) throw new Error('There is no product.');
    await shop.tellProduct(product);
    await until(host, view => productIn(view, 'Runner')?.price.minor === 10_000, 'the price is back');
    expect(await shop.tellProduct(product)).toEqual([204]);
  });

  test('is told of stock and prices that are changed here, and of what is paid by hand', async () => {
    await host.send('catalog.edit', { productId: 'runner', change: { stock: 18, price: eur(9900) } });
    await expect.poll(() => runner()).toMatchObject({ stock: 18, price: '99.00' });
    const plan = await startDeal(host, 'runner');
    const { claimId } = await buyer(server, plan);
    await host.send('order.markPaid', { dealId: plan.id, claimId });
    await expect.poll(() => runner().stock).toBe(17);
    expect(productIn(host.store.getState(), 'Runner')?.stock).toBe(17);
  });

  test('takes its own stock with a sale, at the deal’s price to the cent, and it is taken here once', async () => {
    const plan = await startDeal(host, 'runner', { terms: { kind: 'flash', price: eur(7999) } });
    const { claimId, checkout } = await buyer(server, plan);
    const { address } = await checkout();
    const draft = shop.draftOf(claimId);
    if (!draft) throw new Error('There is no draft order.');
    expect(address).toBe(`${shop.origin}/pay/${draft.id.split('/').at(-1)}`);
    expect(draft.lines).toMatchObject([{ quantity: 1, amount: '79.99' }]);
    expect((await checkout()).address).toBe(address);
    const before = runner().stock;
    shop.pay(draft);
    // It comes twice, and late, and one of them after the cancellation that it came before.
    expect(await shop.tellOrder('orders/paid', draft)).toEqual([204]);
    await until(host, view => claimIn(view, claimId)?.state.kind === 'paid', 'the claim is paid');
    expect(await shop.tellOrder('orders/paid', draft)).toEqual([204]);
    await until(host, view => productIn(view, 'Runner')?.stock === before - 1, 'the shelf has one less');
    expect(runner().stock).toBe(before - 1);

    shop.cancel(draft);
    await shop.tellOrder('orders/paid', draft);
    await shop.tellOrder('orders/cancelled', draft);
    await until(host, view => claimIn(view, claimId)?.state.kind === 'returned', 'the claim is cancelled');
    await shop.tellOrder('orders/paid', draft);
    await until(host, view => productIn(view, 'Runner')?.stock === before, 'the shelf has it back');
    expect(runner().stock).toBe(before);
  });

  test('has no order left that could be paid once its hold is given back', async () => {
    const plan = await startDeal(host, 'runner');
    const { room, claimId, checkout } = await buyer(server, plan);
    await checkout();
    await room.send('deal.giveBack', { dealId: plan.id, claimId });
    await expect.poll(() => shop.draftOf(claimId)).toBeUndefined();
  });

  test('that took money for what went to somebody else asks the host to pay it back', async () => {
    const plan = await startDeal(host, 'runner', { units: 1 });
    const first = await buyer(server, plan);
    await first.checkout();
    const draft = shop.draftOf(first.claimId);
    if (!draft) throw new Error('There is no draft order.');
    shop.trouble = 'down';
    await first.room.send('deal.giveBack', { dealId: plan.id, claimId: first.claimId });
    await buyer(server, plan);
    shop.pay(draft);
    shop.trouble = 'none';
    await shop.tellOrder('orders/paid', draft);
    const { show } = await until(
      host,
      view => view.show.shops.payBacks.length === 1,
      'the payment is to be given back',
    );
    const [payBack] = show.shops.payBacks;
    expect(payBack).toMatchObject({ claimId: first.claimId, order: draft.order?.name });
    await host.send('shop.paidBack', { claimId: first.claimId, order: payBack?.order ?? '' });
    expect(host.store.getState().show.shops.payBacks).toEqual([]);
  });

  test('that is down tells buyers and crew, oversells nothing, and goes on by itself', async () => {
    const plan = await startDeal(host, 'runner', { units: 3 });
    shop.trouble = 'down';
    const buyers = await Promise.all([1, 2, 3].map(() => buyer(server, plan)));
    await expect(buyer(server, plan)).rejects.toMatchObject({ code: 'sold-out' });
    const answers = await Promise.allSettled(buyers.map(({ checkout }) => checkout()));
    for (const answer of answers)
      expect(answer).toMatchObject({
        status: 'rejected',
        reason: { code: 'shop-failed', params: { fault: 'down' } },
      });
    await until(
      host,
      view => statusOf(view)?.state === 'away' && statusOf(view)?.fault === 'down',
      'the crew knows',
    );
    shop.trouble = 'none';
    await until(host, view => statusOf(view)?.state === 'ok', 'the shop is back');
    await expect
      .poll(async () => (await buyers[0]?.checkout())?.address, { timeout: 10_000 })
      .toContain('/pay/');
  }, 60_000);

  test('that wants a pause is given one', async () => {
    const plan = await startDeal(host, 'runner');
    const { checkout } = await buyer(server, plan);
    shop.points = 5;
    expect((await checkout()).address).toContain('/pay/');
    shop.points = Number.POSITIVE_INFINITY;
  });

  test('refuses webhooks that are signed with another secret, and the crew is told', async () => {
    const [status] = await shop.tell('products/update', { id: 100 }, 'another secret');
    expect(status).toBe(401);
    await until(
      host,
      view => statusOf(view)?.notes.some(({ code }) => code === 'unsigned') === true,
      'the note',
    );
  });

  test('is bought from without paying: the check says what each step would meet, and frees what it held', async () => {
    const drafts = shop.drafts.size;
    const { steps } = await host.send('shop.check', { connectionId });
    expect(steps.map(({ step, outcome, note }) => `${step} ${outcome} ${note}`)).toEqual([
      'basket ok made',
      'total ok exact',
      'shipping ok rates',
      'tax ok included',
      'page ok opens',
      'payment unknown try-yourself',
      'word ok webhooks',
      'release ok freed',
    ]);
    expect(shop.drafts.size).toBe(drafts);
    [shop.shippingRates, shop.isLocked] = [[], true];
    const again = await host.send('shop.check', { connectionId });
    expect(again.steps.filter(({ outcome }) => outcome === 'missing').map(({ note }) => note)).toEqual([
      'no-rates',
      'locked',
    ]);
    [shop.shippingRates, shop.isLocked] = [['Standard'], false];
  });

  test('that answers as another version is named', async () => {
    shop.version = '2027-01';
    await host.send('shop.connect', { address: shop.origin, credentials: credentials() });
    await until(
      host,
      view =>
        statusOf(view)?.notes.some(
          ({ code, detail }) => code === 'version' && detail?.includes('2027-01'),
        ) === true,
      'the version',
    );
    shop.version = '2026-07';
  });

  test('whose token is revoked in mid-show is refused live, while sales go on', async () => {
    shop.trouble = 'revoked';
    await host.send('shop.sync', { connectionId });
    await until(host, view => statusOf(view)?.fault === 'unauthorized', 'the crew knows');
    const plan = await startDeal(host, 'runner');
    const { claimId, checkout } = await buyer(server, plan);
    await expect(checkout()).rejects.toMatchObject({
      code: 'shop-failed',
      params: { fault: 'unauthorized' },
    });
    await host.send('order.markPaid', { dealId: plan.id, claimId });
    shop.trouble = 'none';
    const stock = runner().stock;
    await host.send('shop.sync', { connectionId });
    await until(host, view => statusOf(view)?.state === 'ok', 'in step again');
    // What was sold meanwhile is told the shop afterwards.
    await expect.poll(() => runner().stock).toBe(stock - 1);
  });

  test('goes on after the server was killed, with what it has not been told of', async () => {
    shop.trouble = 'down';
    const stock = runner().stock;
    await host.send('catalog.edit', { productId: 'runner', change: { stock: stock - 2 } });
    await server.kill();
    shop.trouble = 'none';
    await server.restart();
    await until(
      host,
      view => view.connection.kind === 'joined' && statusOf(view)?.state === 'ok',
      'in step again',
    );
    await expect.poll(() => runner().stock).toBe(stock - 2);
  });

  test('forgets this server once it is disconnected', async () => {
    expect(shop.hooks.length).toBeGreaterThan(0);
    await host.send('shop.disconnect', { connectionId });
    await expect.poll(() => shop.hooks.length).toBe(0);
    expect(host.store.getState().show.catalog.products.length).toBe(26);
  });
});

describe('a connection that can’t be made says why', () => {
  const refusal = (change: object, address = shop.origin) =>
    host.send('shop.connect', { address, credentials: { ...credentials(), ...change } }).then(
      () => 'connected',
      error => error.params,
    );

  test('a secret that is wrong, rights that are missing, and a shop that is none', async () => {
    expect(await refusal({ secret: 'wrong' })).toMatchObject({ fault: 'unauthorized' });
    shop.scopes = ['read_products', 'read_inventory'];
    expect(await refusal({})).toEqual({ fault: 'missing-scope', detail: 'write_draft_orders, read_orders' });
    expect(await refusal({}, `${shop.origin}/nowhere`)).toMatchObject({ fault: 'wrong-shop' });
    expect(await refusal({}, 'http://127.0.0.1:9')).toMatchObject({ fault: 'unreachable' });
  });
});
