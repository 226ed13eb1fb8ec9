import type { Locator } from 'playwright';
import { violations } from '../support/accessible.ts';
import { eur, flash } from '../support/deals.ts';
import { until } from '../support/room.ts';
import { ShopifyShop } from '../support/shops/shopify.ts';
import { productIn, statusOf } from '../support/shops/show-view.ts';
import { StripeShop } from '../support/shops/stripe.ts';
import { WooShop } from '../support/shops/woocommerce.ts';
import { expect, test } from './fixtures.ts';
import { chooseOption } from './pages/choose-option.ts';
import type { StudioPage } from './pages/studio.ts';

test.use({ serverFlags: ['--private-shops', 'yes', '--private-pictures', 'yes'] });

test.beforeEach(({ host }) =>
  host.send('deal.setRules', {
    rules: { ...host.store.getState().show.deals.rules, regions: [], brandsTogether: true },
  }),
);

/** Opens the shops from where products are added, as a new host finds them. */
async function openShops({ page }: StudioPage): Promise<Locator> {
  await page.getByRole('button', { name: 'Add products' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Connect a shop' }).click();
  return page.getByRole('dialog', { name: 'Shops' });
}

/** Whether a drawer leaves the bars above it free, a notice of the moment among them. */
const isBelowBars = (drawer: Locator): Promise<boolean> =>
  drawer.evaluate(
    element =>
      element.getBoundingClientRect().top >=
      (document.querySelector('main')?.getBoundingClientRect().top ?? 0),
  );

const plan = (productId: string, minor: number, change = {}) => {
  const { brand: _none, ...rest } = flash({
    items: [{ productId, count: 1 }],
    terms: { kind: 'flash', price: eur(minor) },
    holdSeconds: 600,
    runSeconds: 600,
    ...change,
  });
  return rest;
};

test('a Shopify shop: from a mistyped secret to a sale that takes stock there and here, through a minute of trouble', async ({
  host,
  studio,
  openViewer,
}) => {
  const shop = await new ShopifyShop().listen();
  const runner = shop.add('Runner', [{ price: '100.00', stock: 2 }]);
  shop.add('Shirt', [{ price: '39.00', stock: 5 }]);
  shop.add('Cap', [{ price: '19.00', stock: 5 }]);
  const [item] = runner.variants;
  if (!item) throw new Error('There is no variant.');
  const drawer = await openShops(studio);

  await test.step('what is wrong with the keys is told, and how to mend it', async () => {
    await drawer.getByLabel('Shop', { exact: true }).fill(shop.origin);
    await drawer.getByLabel('Client ID').fill(shop.clientId);
    await drawer.getByLabel('Client secret').fill('wrong');
    await drawer.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(drawer.getByRole('alert')).toContainText('does not take these keys');
    expect(await violations(studio.page)).toEqual([]);
    await drawer.getByLabel('Client secret').fill(shop.secret);
    shop.scopes = shop.scopes.filter(scope => scope !== 'read_orders');
    await drawer.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(drawer.getByRole('alert')).toContainText('read_orders');
    shop.scopes = [...shop.scopes, 'read_orders'];
    await drawer.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(drawer.getByText('In step')).toBeVisible();
    await expect(drawer.getByText('3 products')).toBeVisible();
  });

  await test.step('a purchase is checked before the show', async () => {
    await drawer.getByRole('button', { name: 'Check a purchase' }).click();
    const result = drawer.getByRole('region', { name: 'Check of a purchase' });
    await expect(result.getByRole('status')).toHaveText('Viewers can buy here.');
    await expect(result).toContainText('an order of 3 different products');
    expect(await violations(studio.page)).toEqual([]);
    await drawer.getByRole('button', { name: 'Close' }).click();
  });

  const viewers = [await openViewer(), await openViewer(), await openViewer()] as const;
  const [ann, bob, cat] = viewers;

  await test.step('a price that is changed in the shop is on the pinned card within five seconds', async () => {
    await host.send('offer.pin', { productId: 'runner', ends: {} });
    await expect(ann.page.getByText('€100')).toBeVisible();
    item.price = '95.00';
    await expect(ann.page.getByText('€95')).toBeVisible({ timeout: 5000 });
  });

  await test.step('in trouble nothing is oversold, and buyers are told that it stays theirs', async () => {
    await host.send('deal.save', { plan: plan('runner', 7900, { units: 2 }) });
    await host.send('deal.start', { dealId: 'deal' });
    for (const { page } of [ann, bob])
      await expect(page.getByRole('button', { name: 'Get it: Shoe deal' })).toBeVisible();
    shop.trouble = 'down';
    for (const viewer of [ann, bob]) {
      await viewer.claim('Shoe deal').click();
      await expect(viewer.page.getByText('The shop isn’t answering now.')).toBeVisible();
    }
    await cat.standInLine();
    await expect(studio.page.getByRole('strong').getByText('Northwind does not answer.')).toBeVisible();
    await studio.page.getByRole('button', { name: 'Open shops' }).click();
    await expect.poll(() => isBelowBars(drawer)).toBe(true);
    await drawer.getByRole('button', { name: 'Close' }).click();
    shop.trouble = 'none';
    await expect(ann.pay).toBeVisible({ timeout: 20_000 });
    await expect(studio.page.getByRole('strong').getByText('Northwind does not answer.')).toHaveCount(0);
  });

  await test.step('a sale takes stock in the shop and here, and its news may come twice', async () => {
    const page = await ann.openShop();
    await expect(page.getByRole('heading', { name: 'Checkout' })).toBeVisible();
    const draft = [...shop.drafts.values()].find(({ id }) => page.url().endsWith(`/${id.split('/').at(-1)}`));
    if (!draft) throw new Error('There is no draft order.');
    expect(draft.lines).toMatchObject([{ quantity: 1, amount: '79.00' }]);
    shop.pay(draft);
    await shop.tellOrder('orders/paid', draft);
    await shop.tellOrder('orders/paid', draft);
    await expect(ann.pay).toHaveCount(0);
    await until(host, view => productIn(view, 'Runner')?.stock === 1, 'one is left here');
    expect(item.stock).toBe(1);
  });
  shop.close();
});

test('a WooCommerce shop: from its keys to a sale at the deal’s price', async ({
  host,
  studio,
  openViewer,
}) => {
  const shop = await new WooShop().listen();
  const scarf = shop.add('Scarf', '40.00', 6);
  const drawer = await openShops(studio);
  await chooseOption(studio.page, 'Kind of shop', 'WooCommerce');
  await drawer.getByLabel('Address of the shop').fill(shop.origin);
  await drawer.getByLabel('Consumer key').fill(shop.key);
  await drawer.getByLabel('Consumer secret').fill(shop.secret);
  await drawer.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(drawer.getByText('1 product', { exact: false })).toBeVisible();
  await until(host, view => statusOf(view)?.state === 'ok', 'in step');
  await host.send('deal.save', { plan: plan('scarf', 2900) });
  await host.send('deal.start', { dealId: 'deal' });
  const ann = await openViewer();
  await ann.claim('Shoe deal').click();
  const address = (await ann.pay.getAttribute('href')) ?? '';
  const order = shop.buy(address);
  expect(order.total).toBe(29);
  await shop.tellOrder(order);
  await expect(ann.pay).toHaveCount(0);
  await until(host, view => productIn(view, 'Scarf')?.stock === 5, 'one is sold here');
  expect(scarf.stock).toBe(5);
  shop.close();
});

test('Stripe: a payment that fails keeps the hold, and the next one is paid', async ({
  host,
  studio,
  openViewer,
}) => {
  const shop = await new StripeShop().listen();
  shop.add('Print', 5000);
  await host.send('shop.connect', { address: shop.origin, credentials: { kind: 'stripe', key: shop.key } });
  await until(
    host,
    view => statusOf(view)?.state === 'ok' && productIn(view, 'Print') !== undefined,
    'in step',
  );
  await host.send('deal.save', { plan: plan('prod_0', 3900) });
  await host.send('deal.start', { dealId: 'deal' });
  const ann = await openViewer();
  await ann.claim('Shoe deal').click();
  await expect(ann.pay).toHaveAttribute('href', /\/c\/pay\/cs_test_/);
  const [session] = shop.sessions.values();
  if (!session) throw new Error('There is no session.');
  shop.pay(session, false);
  await shop.tell('payment_intent.payment_failed', session);
  await expect(studio.page.getByText('A payment of €39 failed', { exact: false }).first()).toBeVisible();
  shop.pay(session);
  await shop.tell('checkout.session.completed', session);
  await expect(ann.pay).toHaveCount(0);
  await expect
    .poll(() => host.store.getState().live.deals.figures.deal)
    .toMatchObject({ paid: 1, paidMinor: 3900 });
  shop.close();
});
