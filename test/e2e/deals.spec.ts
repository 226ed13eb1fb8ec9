import type { Page } from 'playwright';
import { allClaims } from '../../shared/deals/claims.ts';
import { violations } from '../support/accessible.ts';
import { auction, eur, flash, shelf } from '../support/deals.ts';
import { expect, test } from './fixtures.ts';
import { type ViewerPage, winnerOf } from './pages/viewer.ts';

test.beforeEach(async ({ host, server }) => {
  await server.addSampleProducts();
  await host.send('catalog.import', { products: shelf(Date.now()) });
  await host.send('deal.setRules', {
    rules: { ...host.store.getState().show.deals.rules, regions: [], brandsTogether: true },
  });
});

/** Two products of the sample set, as its list names them. */
const sneakers = { productId: 'SOL-101', count: 1 };
const daypack = { productId: 'SOL-114', count: 1 };

test('two viewers race for the last unit: one pays in the shop, the other waits in line and gets what comes back', async ({
  host,
  openViewer,
}) => {
  const viewers = [await openViewer(), await openViewer()] as const;
  const [ann, bob] = viewers;
  await host.send('deal.save', { plan: flash({ units: 1, items: [sneakers] }) });
  await host.send('deal.start', { dealId: 'deal' });
  for (const viewer of viewers) await expect(viewer.claim('Shoe deal')).toBeVisible();
  await Promise.all(viewers.map(viewer => viewer.claim('Shoe deal').click()));
  const winner = await winnerOf(viewers);
  const other = winner === ann ? bob : ann;

  await other.standInLine();

  await winner.openSheet('Driftline sneakers');
  await winner.page.getByRole('button', { name: 'Give it back' }).click();
  // A turn is a moment of its own, and never only a changed button.
  await expect(other.page.getByRole('heading', { name: 'Your turn' })).toBeVisible();
  await expect(other.pay).toBeVisible();
  expect(await violations(other.page)).toEqual([]);

  const shop = await other.openShop();
  await expect(shop.getByRole('heading', { name: 'Shoe deal' })).toBeVisible();
  await shop.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(shop.getByText('Paid. Thank you')).toBeVisible();

  // All is paid for, so the card goes from every screen by itself.
  for (const { page } of [other, winner])
    await expect(page.getByRole('heading', { name: 'Driftline sneakers' })).toHaveCount(0);
  await expect
    .poll(() => host.store.getState().live.deals.figures.deal)
    .toMatchObject({ left: 0, held: 0, paid: 1, paidMinor: 0, demo: { paid: 1, paidMinor: 7900 } });
});

test('a hold that is not paid in time goes to the next in line, who pays for it in the shop', async ({
  host,
  openViewer,
}) => {
  const terms = { kind: 'flash', price: eur(5900) } as const;
  const plan = flash({ id: 'late', units: 1, holdSeconds: 30, items: [daypack], terms });
  await host.send('deal.save', { plan });
  await host.send('deal.start', { dealId: 'late' });
  const [ann, bob] = [await openViewer(), await openViewer()];
  await ann.claim('Shoe deal').click();
  await expect(ann.pay).toBeVisible();
  await bob.standInLine();

  await expect(bob.pay).toBeVisible({ timeout: 40_000 });
  await expect(ann.pay).toHaveCount(0);
  const shop = await bob.openShop();
  await shop.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(shop.getByText('Paid. Thank you')).toBeVisible();
  await expect
    .poll(() => host.store.getState().live.deals.figures.late)
    .toMatchObject({ left: 0, held: 0, paid: 1 });
});

test('a buyer whose product leads to no shop is told so, and can pay once the host has added a buy link', async ({
  host,
  openViewer,
}) => {
  await host.send('catalog.edit', { productId: 'shoe', change: { buyUrl: null } });
  await host.send('deal.save', { plan: flash() });
  await host.send('deal.start', { dealId: 'deal' });
  const viewer = await openViewer();
  await viewer.claim('Shoe deal').click();
  await expect(viewer.page.getByText('Ask the host to give the product a buy link.')).toBeVisible();
  await expect(viewer.pay).toHaveCount(0);

  await host.send('catalog.edit', { productId: 'shoe', change: { buyUrl: 'https://shop.example/shoe' } });
  await expect(viewer.pay).toHaveAttribute('href', /^https:\/\/shop\.example\/shoe\?vitrine_hold=/);
});

test('a viewer who clears their storage and comes back is still the same buyer, and another browser is another one', async ({
  host,
  openViewer,
}) => {
  await host.send('deal.save', { plan: flash({ units: 5, items: [sneakers] }) });
  await host.send('deal.start', { dealId: 'deal' });
  const viewer = await openViewer();
  await viewer.claim('Shoe deal').click();
  await expect(viewer.pay).toBeVisible();
  const idOf = () => allClaims(host.store.getState().show.deals.claims.deal).map(({ personId }) => personId);
  const [person] = idOf();

  await viewer.forgetEverything();
  await viewer.claim('Shoe deal').click();
  await expect(viewer.page.getByRole('alert')).toContainText('This browser has its share');
  expect(idOf()).toEqual([person]);
  const cookies = await viewer.page.context().cookies();
  expect(cookies).toMatchObject([{ name: 'vitrine_browser', httpOnly: true, sameSite: 'Strict' }]);
  expect(await viewer.page.evaluate(() => document.cookie)).toBe('');

  const other = await openViewer();
  await other.claim('Shoe deal').click();
  await expect(other.pay).toBeVisible();
});

test('a viewer is told whom a deal is for, and why they can’t have it', async ({ host, openViewer }) => {
  const early = await openViewer();
  // Who they are is told by the join.
  await expect(early.page.getByText('You are Guest')).toBeVisible();
  const plan = flash({ units: 5, items: [sneakers], perNetwork: 'one', knownBy: 'visit' });
  await host.send('deal.save', { plan });
  await host.send('deal.start', { dealId: 'deal' });
  const late = await openViewer();
  await late.claim('Shoe deal').click();
  await expect(late.page.getByRole('alert')).toContainText('Only for those who were here before it started.');
  const sheet = await late.openSheet('Driftline sneakers');
  await expect(sheet).toContainText('One per household');
  await expect(sheet).toContainText('For those who were here before it started');
  await early.claim('Shoe deal').click();
  await expect(early.pay).toBeVisible();
});

test('an auction is won by the highest most, at one step above the next best', async ({
  host,
  openViewer,
}) => {
  const [ann, bob] = [await openViewer(), await openViewer()];
  await host.send('deal.save', { plan: auction() });
  await host.send('deal.start', { dealId: 'auction' });
  await ann.bid('Product lamp', '90');
  await expect(ann.page.getByText('You lead', { exact: true })).toBeVisible();
  await bob.bid('Product lamp', '40');
  await expect(bob.page.getByRole('button', { name: 'Bid €50' })).toBeVisible();
  await expect(bob.page.getByText('€45')).toBeVisible();

  await host.send('deal.end', { dealId: 'auction' });
  await expect(ann.pay).toBeVisible();
  const { claims } = host.store.getState().show.deals;
  expect(Object.values(claims.auction?.buckets ?? {}).flat()).toMatchObject([{ total: eur(4500) }]);
});

/** Where a deal's card and its parts stand, read in one moment: the card may still be coming in. */
const boxesOfDeal = (page: Page) =>
  page.evaluate(() => {
    const boxOf = (selector: string) => {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      if (!box) throw new Error(`There is no ${selector} on the page.`);
      const { left, right, bottom } = box;
      return { left, right, bottom };
    };
    return {
      card: boxOf('.deal'),
      price: boxOf('.deal strong'),
      old: boxOf('.deal s'),
      join: boxOf('.deal .deal-button'),
    };
  });

test('on a narrow phone no word of a deal covers another, and its title begins at the left', async ({
  host,
  openViewer,
}) => {
  const terms = { kind: 'flash', price: eur(5900) } as const;
  await host.send('deal.save', { plan: flash({ id: 'narrow', units: 1, items: [daypack], terms }) });
  await host.send('deal.start', { dealId: 'narrow' });
  const ann = await openViewer();
  await ann.claim('Shoe deal').click();
  await expect(ann.pay).toBeVisible();
  for (const locale of ['en', 'ru', 'zh']) {
    const { page } = await openViewer({ width: 320, height: 568, locale });
    const button = page.locator('.deal .deal-button');
    await expect(button).toHaveAttribute('data-quiet', 'true');
    const { card, price, old, join } = await boxesOfDeal(page);
    for (const text of [price, old]) expect(text.right, locale).toBeLessThanOrEqual(join.left);
    for (const part of [price, old, join]) expect(part.bottom, locale).toBeLessThanOrEqual(card.bottom);
    await expect(page.locator('.deal-more')).toHaveCSS('text-align', 'start');
  }
});

test('a viewer whose clock is three hours off sees the same seconds as everybody else', async ({
  host,
  openViewer,
}) => {
  const wrong = await openViewer({
    prepare: page =>
      page.addInitScript(() => {
        const now = Date.now;
        Date.now = () => now() + 3 * 60 * 60 * 1000;
      }),
  });
  const right = await openViewer();
  await host.send('deal.save', { plan: flash({ id: 'clock', items: [{ productId: 'sock', count: 1 }] }) });
  await host.send('deal.start', { dealId: 'clock' });
  const clockOf = ({ page }: ViewerPage) => page.locator('.deal .card-clock');
  const secondsOf = async (viewer: ViewerPage) => {
    await expect(clockOf(viewer)).toHaveText(/\d+:\d\d/);
    const text = await clockOf(viewer).textContent();
    const [minutes = 0, seconds = 0] = (/(\d+):(\d+)/.exec(text ?? '') ?? []).slice(1).map(Number);
    return minutes * 60 + seconds;
  };
  for (const viewer of [wrong, right]) await expect(clockOf(viewer)).toBeVisible();
  const [one, other] = await Promise.all([secondsOf(wrong), secondsOf(right)]);
  expect(Math.abs(one - other)).toBeLessThanOrEqual(1);
  expect(one).toBeGreaterThan(100);
});
