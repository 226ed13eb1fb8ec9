import { beforeAll, describe, expect, test } from 'vitest';
import type { Room } from '../../../../client/room/room.ts';
import { eur } from '../../../support/deals.ts';
import { until } from '../../../support/room.ts';
import type { TestServer } from '../../../support/server.ts';
import { buyer, claimIn, startConnected, startDeal } from '../../../support/shops/connected.ts';
import { productIn, statusOf } from '../../../support/shops/show-view.ts';
import { WooShop } from '../../../support/shops/woocommerce.ts';

let server: TestServer;
let host: Room;
let shop: WooShop;
let connectionId: string;
const credentials = () => ({ kind: 'woocommerce' as const, key: shop.key, secret: shop.secret });

beforeAll(async () => {
  shop = await new WooShop().listen();
  shop.add('Scarf', '40.00', 12);
  shop.add('Pullover', '90.00', undefined, [
    ['S', '90.00', 3],
    ['L', '95.00', 4],
  ]);
  for (let index = 0; index < 120; index++) shop.add(`Yarn ${index}`, '5.00');
  const connected = await startConnected(shop, { credentials: credentials(), products: 122 });
  ({ server, host, connectionId } = connected);
  return connected.close;
}, 60_000);

const scarf = () => shop.items[0] ?? { regular: '', stock: 0 };

describe('a WooCommerce shop that is connected', () => {
  test('brings all pages of its products, with variations and their stock', () => {
    const view = host.store.getState();
    expect(productIn(view, 'Scarf')).toMatchObject({
      id: 'scarf',
      price: eur(4000),
      stock: 12,
      category: 'Wool',
    });
    expect(productIn(view, 'Pullover')).toMatchObject({
      price: eur(9000),
      stock: 7,
      variants: [
        { id: 'pullover-s', title: 'S', stock: 3 },
        { id: 'pullover-l', title: 'L', stock: 4, price: eur(9500) },
      ],
    });
  });

  test('changes a pinned card within five seconds of its price, and a sale shows what it was before', async () => {
    await host.send('offer.pin', { productId: 'scarf', ends: {} });
    const began = performance.now();
    Object.assign(scarf(), { sale: '35.00' });
    const { show } = await until(
      host,
      view => view.show.offers.pins[0]?.card.price.minor === 3500,
      'the new price',
    );
    expect(performance.now() - began).toBeLessThan(5000);
    expect(show.offers.pins[0]?.card.compareAt).toEqual(eur(4000));
    await host.send('offer.unpin', { pinId: show.offers.pins[0]?.id ?? '' });
  });

  test('is told of stock and price that are changed here', async () => {
    await host.send('catalog.edit', { productId: 'scarf', change: { stock: 10, price: eur(3400) } });
    await expect.poll(() => scarf()).toMatchObject({ stock: 10, sale: '34.00', regular: '40.00' });
    delete (scarf() as { sale?: string }).sale;
    await shop.tellProduct(shop.items[0] as never);
    await until(host, view => productIn(view, 'Scarf')?.price.minor === 4000, 'the sale is over');
  });

  test('sells at the deal’s price through its own checkout, and its stock is taken there and here', async () => {
    const plan = await startDeal(host, 'scarf', { terms: { kind: 'flash', price: eur(2999) } });
    const { claimId, checkout } = await buyer(server, plan);
    const { address } = await checkout();
    expect(address).toMatch(
      new RegExp(`^${shop.origin}/checkout-link/\\?products=\\d+:1&coupon=vitrine-[a-f\\d]{18}$`),
    );
    const order = shop.buy(address);
    expect(order.total).toBeCloseTo(29.99);
    expect(await shop.tellOrder(order)).toEqual([204]);
    await until(host, view => claimIn(view, claimId)?.state.kind === 'paid', 'the claim is paid');
    await until(host, view => productIn(view, 'Scarf')?.stock === 9, 'the shelf has one less');
    expect(scarf().stock).toBe(9);
    shop.undo(order);
    await shop.tellOrder(order);
    await until(host, view => claimIn(view, claimId)?.state.kind === 'returned', 'the payment is given back');
    await until(host, view => productIn(view, 'Scarf')?.stock === 10, 'the shelf has it back');
  });

  test('takes the coupon away with the hold', async () => {
    const plan = await startDeal(host, 'scarf', { terms: { kind: 'flash', price: eur(2999) } });
    const { room, claimId, checkout } = await buyer(server, plan);
    await checkout();
    const coupons = shop.coupons.length;
    await room.send('deal.giveBack', { dealId: plan.id, claimId });
    await expect.poll(() => shop.coupons.length).toBe(coupons - 1);
  });

  test('is bought from without paying, and what is missing is named', async () => {
    const { steps } = await host.send('shop.check', { connectionId });
    expect(steps.every(({ outcome }) => outcome === 'ok')).toBe(true);
    shop.shippingMethods = 0;
    const again = await host.send('shop.check', { connectionId });
    expect(again.steps.filter(({ outcome }) => outcome === 'missing')).toMatchObject([
      { step: 'shipping', note: 'no-rates' },
    ]);
    shop.shippingMethods = 2;
  });

  test('of an older version gets an order of its own, exact with taxes that its prices include', async () => {
    shop.version = '9.4.0';
    shop.taxPercent = 19;
    await host.send('shop.connect', { address: shop.origin, credentials: credentials() });
    await until(
      host,
      view => statusOf(view)?.notes.some(({ code }) => code === 'version') === true,
      'the version is told',
    );
    const plan = await startDeal(host, 'scarf', { terms: { kind: 'flash', price: eur(2999) } });
    const { claimId, checkout } = await buyer(server, plan);
    const { address } = await checkout();
    const order = shop.orders.find(each => each.claim === claimId);
    expect(address).toContain(`/checkout/order-pay/${order?.id}/`);
    expect(order?.total).toBeCloseTo(29.99);
    if (!order) throw new Error('There is no order.');
    // No webhook comes: the order is asked for.
    shop.pay(order);
    await until(host, view => claimIn(view, claimId)?.state.kind === 'paid', 'the claim is paid');
    expect(await shop.tellOrder(order, 'another secret')).toEqual([401]);
  });
});

test('a key that may only read, one that is wrong, and a site without WooCommerce are told apart', async () => {
  const refusal = () =>
    host.send('shop.connect', { address: shop.origin, credentials: credentials() }).then(
      () => 'connected',
      error => error.params,
    );
  shop.permissions = 'read';
  expect(await refusal()).toEqual({ fault: 'missing-scope', detail: 'Read/Write' });
  shop.permissions = 'read_write';
  shop.trouble = 'revoked';
  expect(await refusal()).toMatchObject({ fault: 'unauthorized' });
  shop.trouble = 'none';
  shop.namespaces = ['wp/v2'];
  expect(await refusal()).toMatchObject({ fault: 'wrong-shop', detail: 'no WooCommerce' });
  shop.namespaces = ['wp/v2', 'wc/v4'];
  expect(await refusal()).toMatchObject({ fault: 'wrong-shop', detail: 'wc/v4, wc/v3' });
});
