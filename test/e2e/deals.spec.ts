import type { Browser, Page } from 'playwright';
import { expect, test } from 'playwright/test';
import type { Room } from '../../client/room/room.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { auction, eur, flash, shelf } from '../support/deals.ts';
import { joinRoom } from '../support/room.ts';
import { TestServer } from '../support/server.ts';
import { PHONE, standInLine, winnerOf } from '../support/viewer.ts';

let server: TestServer;
let browser: Browser;
let host: Room;

test.beforeAll(async () => {
  server = await TestServer.start();
  browser = await launchBrowser();
  host = await joinRoom(server, { token: server.hostToken });
  await host.send('catalog.import', { products: shelf(Date.now()) });
  await host.send('deal.setRules', {
    rules: { ...host.store.getState().show.dealRules, regions: [], brandsTogether: true },
  });
});
test.afterAll(async () => {
  host.close();
  await browser.close();
  await server.stop();
});

const viewer = async (): Promise<Page> => (await openPage(browser, server.addresses.viewer, PHONE)).page;

test('two viewers race for the last unit: one pays in the shop, the other waits in line and gets what comes back', async () => {
  const [ann, bob] = [await viewer(), await viewer()];
  await host.send('deal.save', { plan: flash({ units: 1 }) });
  await host.send('deal.start', { dealId: 'deal' });
  const getOf = (page: Page) => page.getByRole('button', { name: 'Get it: Shoe deal' });
  await expect(getOf(ann)).toBeVisible();
  await expect(getOf(bob)).toBeVisible();
  await Promise.all([getOf(ann).click(), getOf(bob).click()]);
  const pay = (page: Page) => page.getByRole('link', { name: 'Pay now' });
  const winner = await winnerOf([ann, bob]);
  const other = winner === ann ? bob : ann;

  await standInLine(other);

  await winner.getByRole('button', { name: 'More about Product shoe' }).click();
  await winner.getByRole('button', { name: 'Give it back' }).click();
  await expect(pay(other)).toBeVisible();

  const [shop] = await Promise.all([other.waitForEvent('popup'), pay(other).click()]);
  await expect(shop.getByRole('heading', { name: 'Shoe deal' })).toBeVisible();
  await shop.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(shop.getByText('Paid. Thank you')).toBeVisible();

  // All is paid for, so the card goes from every screen by itself.
  await expect(other.getByRole('heading', { name: 'Product shoe' })).toHaveCount(0);
  await expect(winner.getByRole('heading', { name: 'Product shoe' })).toHaveCount(0);
  await expect
    .poll(() => host.store.getState().figures.deal)
    .toMatchObject({ left: 0, held: 0, paid: 1, paidMinor: 7900 });
});

test('a hold that is not paid in time goes to the next in line, who pays for it in the shop', async () => {
  const plan = flash({ id: 'late', units: 1, holdSeconds: 30, items: [{ productId: 'sock', count: 1 }] });
  await host.send('deal.save', { plan });
  await host.send('deal.start', { dealId: 'late' });
  const [ann, bob] = [await viewer(), await viewer()];
  const pay = (page: Page) => page.getByRole('link', { name: 'Pay now' });
  await ann.getByRole('button', { name: 'Get it: Shoe deal' }).click();
  await expect(pay(ann)).toBeVisible();
  await standInLine(bob);

  await expect(pay(bob)).toBeVisible({ timeout: 40_000 });
  await expect(pay(ann)).toHaveCount(0);
  const [shop] = await Promise.all([bob.waitForEvent('popup'), pay(bob).click()]);
  await shop.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(shop.getByText('Paid. Thank you')).toBeVisible();
  await expect.poll(() => host.store.getState().figures.late).toMatchObject({ left: 0, held: 0, paid: 1 });
});

test('an auction is won by the highest most, at one step above the next best', async () => {
  const [ann, bob] = [await viewer(), await viewer()];
  await host.send('deal.save', { plan: auction() });
  await host.send('deal.start', { dealId: 'auction' });
  const bid = async (page: Page, most: string) => {
    await page.getByRole('button', { name: 'More about Product lamp' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('textbox').fill(most);
    await sheet.getByRole('button', { name: /^Bid/ }).click();
    await expect(sheet.getByText(/Your most/)).toBeVisible();
    await sheet.getByRole('button', { name: 'Close' }).click();
    await expect(sheet).toHaveCount(0);
  };
  await bid(ann, '90');
  await expect(ann.getByText('You lead', { exact: true })).toBeVisible();
  await bid(bob, '40');
  await expect(bob.getByRole('button', { name: 'Bid €50' })).toBeVisible();
  await expect(bob.getByText('€45')).toBeVisible();

  await host.send('deal.end', { dealId: 'auction' });
  await expect(ann.getByRole('link', { name: 'Pay now' })).toBeVisible();
  const { claims } = host.store.getState().show;
  expect(Object.values(claims.auction?.shelves ?? {}).flat()).toMatchObject([{ total: eur(4500) }]);
});

test('a viewer whose clock is three hours off sees the same seconds as everybody else', async () => {
  const context = await browser.newContext({ viewport: PHONE, locale: 'en' });
  await context.addInitScript(() => {
    const now = Date.now;
    Date.now = () => now() + 3 * 60 * 60 * 1000;
  });
  const wrong = await context.newPage();
  await wrong.goto(server.addresses.viewer);
  const right = await viewer();
  await host.send('deal.save', { plan: flash({ id: 'clock', items: [{ productId: 'sock', count: 1 }] }) });
  await host.send('deal.start', { dealId: 'clock' });
  const clockOf = async (page: Page) => {
    const text = await page.locator('.deal .card-clock').textContent();
    const [minutes = 0, seconds = 0] = (/(\d+):(\d+)/.exec(text ?? '') ?? []).slice(1).map(Number);
    return minutes * 60 + seconds;
  };
  await expect(wrong.locator('.deal .card-clock')).toBeVisible();
  await expect(right.locator('.deal .card-clock')).toBeVisible();
  const [one, other] = await Promise.all([clockOf(wrong), clockOf(right)]);
  expect(Math.abs(one - other)).toBeLessThanOrEqual(1);
  expect(one).toBeGreaterThan(100);
  await context.close();
});
