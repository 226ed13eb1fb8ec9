import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright';
import { Webhook } from 'standardwebhooks';
import type { Room } from '../../client/room/room.ts';
import { violations } from '../support/accessible.ts';
import { flash, shelf } from '../support/deals.ts';
import { expect, test } from './fixtures.ts';
import type { ViewerPage } from './pages/viewer.ts';

test.beforeEach(async ({ host }) => {
  await host.send('catalog.import', { products: shelf(Date.now()) });
  await host.send('deal.setRules', { rules: { ...host.store.getState().show.deals.rules, regions: [] } });
  await host.send('deal.save', { plan: flash({ units: 5 }) });
});

/** Claims a unit of the deal, and returns the token with which the buyer would come to the shop. */
async function claim(viewer: ViewerPage): Promise<string> {
  await viewer.claim('Shoe deal').click();
  await expect(viewer.pay).toHaveAttribute('href', /vitrine_hold=/);
  return new URL(String(await viewer.pay.getAttribute('href'))).searchParams.get('vitrine_hold') ?? '';
}

let messages = 0;
/** What the merchant's shop tells the show's webhook. */
async function shopSays(host: Room, hold: string, kind: 'paid' | 'failed'): Promise<void> {
  const { address, secret } = await host.send('deal.webhook', {});
  const [id, at] = [`msg_${messages++}`, new Date()];
  const body = JSON.stringify({ hold, kind, order: 'A-1001', at: at.getTime() });
  const answer = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    },
    body,
  });
  expect(answer.status).toBe(200);
}

const toasts = (page: Page) => page.getByRole('region', { name: 'Notifications' });
const rowsOf = (orders: Locator) => orders.getByRole('list', { name: 'Orders' }).getByRole('listitem');

test('one order is paid by the shop’s webhook, one by hand, one fails and is told to host and buyer', async ({
  host,
  studio,
  openViewer,
}) => {
  await host.send('deal.start', { dealId: 'deal' });
  const [ann, bob, cat] = [await openViewer(), await openViewer(), await openViewer()];
  const [byShop, , failing] = [await claim(ann), await claim(bob), await claim(cat)];

  await shopSays(host, byShop, 'paid');
  await expect(ann.page.getByText(/^Paid: /)).toBeVisible();

  await shopSays(host, failing, 'failed');
  // First, as it is there for some seconds only.
  await expect(toasts(studio.page).getByText('A payment of €79 failed: Shoe deal')).toBeVisible();
  await expect(cat.page.getByRole('heading', { name: 'Payment failed' })).toBeVisible();
  // It is still kept for the buyer, who can try again.
  await expect(cat.pay).toBeVisible();
  expect(await violations(cat.page)).toEqual([]);

  await studio.page
    .getByRole('button', { name: /Orders/ })
    .first()
    .click();
  const orders = studio.page.getByRole('dialog', { name: 'Orders' });
  await expect(rowsOf(orders)).toHaveCount(3);
  await expect(rowsOf(orders).filter({ hasText: 'Payment failed' })).toHaveCount(1);
  await expect(rowsOf(orders).filter({ hasText: 'order A-1001' })).toHaveCount(1);
  expect(await violations(studio.page)).toEqual([]);

  await rowsOf(orders)
    .filter({ hasText: 'Held' })
    .getByRole('button', { name: /as paid/ })
    .click();
  const question = studio.page.getByRole('alertdialog');
  await expect(question).toContainText('€79');
  await question.getByRole('button', { name: 'Mark as paid' }).click();
  await expect(rowsOf(orders).filter({ hasText: 'by hand: Host' })).toHaveCount(1);
  await expect(bob.page.getByText(/^Paid: /)).toBeVisible();
  await expect(studio.page.getByRole('button', { name: /€158 paid/ })).toContainText('2 orders');

  await orders.getByRole('button', { name: /^Paid/ }).click();
  await expect(rowsOf(orders)).toHaveCount(2);
  const [download] = await Promise.all([
    studio.page.waitForEvent('download'),
    orders.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv.startsWith('\uFEFFOrder number,Deal,Buyer')).toBe(true);
  expect(csv).toContain('A-1001,Shoe deal,Guest');
  expect(csv.match(/,79\.00,EUR,Paid,/g)).toHaveLength(2);
});

test('an order that somebody else has settled meanwhile is refused with what it is', async ({
  host,
  studio,
  viewer,
}) => {
  await host.send('deal.start', { dealId: 'deal' });
  await claim(viewer);
  await studio.page
    .getByRole('button', { name: /Orders/ })
    .first()
    .click();
  const orders = studio.page.getByRole('dialog', { name: 'Orders' });
  await rowsOf(orders)
    .getByRole('button', { name: /^Release/ })
    .click();
  const [order] = Object.values(host.store.getState().show.deals.claims.deal?.buckets ?? {}).flat();
  await host.send('order.markPaid', { dealId: 'deal', claimId: order?.id ?? '' });
  await studio.page.getByRole('alertdialog').getByRole('button', { name: 'Release it' }).click();
  await expect(toasts(studio.page).getByText('Host has marked this order as paid already')).toBeVisible();
});

test('a brand rep sees and settles the orders of their brand once the host allows it', async ({
  host,
  brandRep,
  viewer,
}) => {
  await host.send('deal.start', { dealId: 'deal' });
  await claim(viewer);
  const { page } = brandRep;
  await expect(page.getByText('€79 held').first()).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Orders' })).toHaveCount(0);
  const { rules } = host.store.getState().show.deals;
  await host.send('deal.setRules', { rules: { ...rules, brandsMaySettle: true } });
  await page.getByRole('tab', { name: 'Orders' }).click();
  await rowsOf(page.locator('main'))
    .getByRole('button', { name: /as paid/ })
    .click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Mark as paid' }).click();
  await expect(rowsOf(page.locator('main'))).toContainText('by hand: Rae');
  expect(await violations(page)).toEqual([]);
});
