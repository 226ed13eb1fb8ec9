import type { Browser, Locator, Page } from 'playwright';
import { expect, test } from 'playwright/test';
import type { Room } from '../../client/room/room.ts';
import { violations } from '../support/accessible.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { eur, flash, shelf } from '../support/deals.ts';
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
});
test.afterAll(async () => {
  host.close();
  await browser.close();
  await server.stop();
});

async function studioAs(invite: Parameters<typeof host.send<'team.invite'>>[1]): Promise<Page> {
  const { token } = await host.send('team.invite', invite);
  return (await openPage(browser, `${server.origin}/studio/#show=autumn-show&invite=${token}`)).page;
}

/** Opens a host's studio with its deals. */
async function openDeals(): Promise<{ studio: Page; drawer: Locator }> {
  const { page: studio } = await openPage(browser, server.addresses.studio);
  await expect(studio.getByRole('button', { name: /^Deals/ })).toBeVisible();
  await studio.keyboard.press('Shift+F');
  return { studio, drawer: studio.getByRole('dialog', { name: 'Deals' }) };
}

const openRep = () => studioAs({ name: 'Rae', role: 'brand', brand: 'Acme', hours: 1 });

async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click();
  await page.getByRole('option', { name: option }).click();
}

test('a rep’s deal is blocked by the guard, mended, accepted by key, started, and sold out by two viewers', async () => {
  const rep = await openRep();
  const { page: studio } = await openPage(browser, server.addresses.studio);
  await rep.getByRole('button', { name: 'Propose a deal' }).click();
  const form = rep.getByRole('dialog', { name: 'New deal' });
  await choose(rep, 'Product', /Product shoe/);
  await form.getByRole('spinbutton', { name: 'Percent off' }).fill('20');
  await form.getByRole('spinbutton', { name: 'Units in all' }).fill('60');
  await choose(rep, 'Countdown before it opens', 'opens at once');
  const guard = form.getByRole('list', { name: 'What the deal guard has found' });
  await expect(guard).toContainText('promises 60 of Product shoe, and 50 are there');
  await expect(guard).toContainText('Viewers have to be told who pays for it');
  const propose = form.getByRole('button', { name: 'Propose to the host' });
  await expect(propose).toBeDisabled();
  await form.getByRole('spinbutton', { name: 'Units in all' }).fill('1');
  await form
    .getByRole('textbox', { name: 'Disclosure, shown to viewers' })
    .fill('Paid partnership with Acme');
  await expect(form.getByText('Nothing stands in the way of this deal.')).toBeVisible();
  expect(await violations(rep)).toEqual([]);
  await propose.click();

  const proposal = studio.getByRole('article', { name: 'Proposed: Product shoe' });
  await expect(proposal).toContainText('€80 · 20 % off');
  expect(await violations(studio)).toEqual([]);
  await studio.keyboard.press('Shift+A');
  await expect(proposal).toHaveCount(0);
  await studio.keyboard.press('Shift+G');
  const question = studio.getByRole('alertdialog', { name: 'Start “Product shoe” now?' });
  await question.getByRole('button', { name: 'Start for everybody' }).click();

  const [ann, bob] = await Promise.all([viewer(), viewer()]);
  const getOf = (page: Page) => page.getByRole('button', { name: 'Get it: Product shoe' });
  await Promise.all([getOf(ann).click(), getOf(bob).click()]);
  const pay = (page: Page) => page.getByRole('link', { name: 'Pay now' });
  const winner = await winnerOf([ann, bob]);
  await standInLine(winner === ann ? bob : ann);
  await expect(rep.getByText('0 of 1 left').first()).toBeVisible();
  await expect(rep.getByText('1 in line').first()).toBeVisible();

  const [shop] = await Promise.all([winner.waitForEvent('popup'), pay(winner).click()]);
  await shop.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(rep.getByRole('listitem', { name: 'Product shoe' }).getByText(/Sold out/)).toBeVisible();
  await expect(rep.getByText('€80', { exact: true })).toBeVisible();
});

const viewer = async (): Promise<Page> => (await openPage(browser, server.addresses.viewer, PHONE)).page;

test('a deep discount waits for a second person, and whoever accepted it is not asked', async () => {
  const { drawer } = await openDeals();
  const moderator = await studioAs({ name: 'Mo', role: 'moderator', hours: 1 });
  const deep = flash({
    id: 'deep',
    title: 'Sock night',
    items: [{ productId: 'sock', count: 1 }],
    terms: { kind: 'flash', price: eur(3000) },
  });
  await host.send('deal.save', { plan: deep });
  const row = drawer.getByRole('listitem', { name: 'Sock night' });
  await row.getByRole('button', { name: 'Accept' }).click();
  await expect(row).toContainText('a moderator or another host has to approve it');
  await expect(row.getByRole('button', { name: 'Start' })).toHaveCount(0);
  const waiting = moderator.getByRole('list', { name: 'Deep discounts to approve' });
  await expect(waiting).toContainText('Sock night');
  await waiting.getByRole('button', { name: 'Approve' }).click();
  await expect(waiting).toHaveCount(0);
  await expect(row.getByRole('button', { name: 'Start' })).toBeVisible();
});

test('rules are changed in the studio, and what they forbid is said where it is written', async () => {
  const { studio, drawer } = await openDeals();
  await drawer.getByRole('tab', { name: 'Rules' }).click();
  await choose(studio, 'Least margin', 'at least 40 %');
  await expect.poll(() => host.store.getState().show.dealRules.marginPercent).toBe(40);
  await drawer.getByRole('tab', { name: 'Shop' }).click();
  await expect(drawer.getByRole('textbox', { name: 'Signing secret' })).toHaveValue(/^whsec_/);
  await drawer.getByRole('tab', { name: 'Deals' }).click();
  await drawer.getByRole('button', { name: 'New deal', exact: true }).click();
  const form = studio.getByRole('dialog', { name: 'New deal' });
  await choose(studio, 'Product', /Product lamp/);
  await form.getByRole('spinbutton', { name: 'Percent off' }).fill('30');
  await form.getByRole('button', { name: 'Save and accept' }).click();
  await expect(form.getByText('A whole number from 1 to 100,000.')).toBeVisible();
  await form.getByRole('spinbutton', { name: 'Units in all' }).fill('5');
  await expect(form.getByRole('list', { name: 'What the deal guard has found' })).toContainText(
    'Only 28 % is left over the cost of €50; you want at least 40 %.',
  );
  await expect(form.getByRole('button', { name: 'Save and accept' })).toBeDisabled();
  await form.getByRole('button', { name: 'Keep as draft' }).click();
  await expect(drawer.getByRole('listitem', { name: 'Product lamp' })).toBeVisible();
});
