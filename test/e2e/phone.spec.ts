import type { Page } from 'playwright';
import { phraseRule } from '../../shared/rules/rule.ts';
import { violations } from '../support/accessible.ts';
import { flash, shelf } from '../support/deals.ts';
import { PHONE } from '../support/viewer.ts';
import { expect, test } from './fixtures.ts';
import { StudioPage } from './pages/studio.ts';

const TOUCHED = { ...PHONE, touch: true };

const part = (page: Page, name: string | RegExp) => page.getByRole('tab', { name });

test('a host with a phone pins a product, answers in the chat and ends the show that the computer sends', async ({
  server,
  studio,
  viewer,
  openStudio,
}) => {
  await server.addSampleProducts();
  await studio.goLive();
  const { page } = await openStudio(TOUCHED);
  await expect(page.getByRole('button', { name: 'Go live' })).toHaveCount(0);

  await part(page, 'Products').click();
  await new StudioPage(page).pinButtons.first().click();
  await expect(viewer.offers.first()).toBeVisible();

  await part(page, 'Chat').click();
  await page.getByRole('combobox').fill('Shipping is free today');
  await page.getByRole('combobox').press('Enter');
  await expect(viewer.page.getByText('Shipping is free today')).toBeVisible();

  await part(page, 'Show').click();
  await page.getByRole('button', { name: 'End show' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: /End/ }).click();
  await expect(studio.page.getByRole('button', { name: 'End show' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'End show' })).toHaveCount(0);
});

test('a host with a phone sees what the show has brought, marks one order as paid and releases another', async ({
  host,
  openStudio,
  openViewer,
}) => {
  await host.send('catalog.import', { products: shelf(Date.now()) });
  await host.send('deal.setRules', { rules: { ...host.store.getState().show.deals.rules, regions: [] } });
  await host.send('deal.save', { plan: flash({ units: 5 }) });
  await host.send('deal.start', { dealId: 'deal' });
  for (const viewer of [await openViewer(), await openViewer()]) {
    await viewer.claim('Shoe deal').click();
    await expect(viewer.pay).toBeVisible();
  }
  const { page } = await openStudio({ ...TOUCHED, width: 320 });
  await page.getByRole('button', { name: /€158 held/ }).tap();
  const orders = page.getByRole('dialog', { name: 'Orders' });
  const rows = orders.getByRole('list', { name: 'Orders' }).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await violations(page)).toEqual([]);

  await rows
    .first()
    .getByRole('button', { name: /as paid/ })
    .tap();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Mark as paid' }).tap();
  await expect(rows.filter({ hasText: 'by hand: Host' })).toHaveCount(1);
  await rows.getByRole('button', { name: /^Release/ }).tap();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Release it' }).tap();
  await expect(rows.filter({ hasText: 'Cancelled' })).toHaveCount(1);
  await orders.getByRole('button', { name: 'Close' }).tap();
  await expect(page.getByRole('button', { name: /€79 paid/ })).toContainText('1 order');
});

test('a moderator who opened the invite on a phone approves what is held and sees who wrote it', async ({
  server,
  host,
  viewer,
  openWindow,
}) => {
  await host.send('rule.add', { rule: phraseRule('refund') });
  const { token } = await host.send('team.invite', { name: 'Mo', role: 'moderator', hours: 1 });
  const page = await openWindow(`${server.origin}/studio/#show=autumn-show&invite=${token}`, TOUCHED);
  await viewer.acceptNote();
  await viewer.write('I want a refund');
  const held = page.getByRole('list', { name: 'Held messages' });
  await held.getByRole('button', { name: /^Guest/ }).click();
  await expect(part(page, 'Person')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText('I want a refund')).toBeVisible();
  await part(page, /^Held/).click();
  // A mouse would keep the row in its place for as long as it points there.
  await held.getByRole('button', { name: /^Approve/ }).tap();
  await expect(held).toHaveCount(0);
  await part(page, 'Chat').click();
  await expect(page.getByText('I want a refund')).toBeVisible();
});

test('a brand rep with a phone watches a deal of the brand, its orders and its products', async ({
  host,
  server,
  viewer,
  openWindow,
}) => {
  await host.send('catalog.import', { products: shelf(Date.now()) });
  const { rules } = host.store.getState().show.deals;
  await host.send('deal.setRules', { rules: { ...rules, regions: [], brandsMaySettle: true } });
  const { token } = await host.send('team.invite', { name: 'Rae', role: 'brand', brand: 'Acme', hours: 1 });
  const page = await openWindow(`${server.origin}/studio/#show=autumn-show&invite=${token}`, {
    ...TOUCHED,
    width: 320,
  });
  await expect(page.getByText('None of your products is on screen')).toBeVisible();
  await host.send('deal.save', { plan: flash({ units: 5 }) });
  await host.send('deal.start', { dealId: 'deal' });
  await viewer.claim('Shoe deal').click();
  await expect(page.getByRole('article', { name: 'Shoe deal' })).toBeVisible();
  await expect(page.getByText('€79 held').first()).toBeVisible();
  const shown = {
    Show: page.getByRole('article', { name: 'Shoe deal' }),
    Deals: page.getByRole('button', { name: 'Propose a deal' }),
    Orders: page.getByRole('listitem').filter({ hasText: 'Held' }),
    Products: page.getByRole('listitem').filter({ hasText: 'Product sock' }),
  };
  for (const [name, content] of Object.entries(shown)) {
    await part(page, name).tap();
    await expect(content).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    expect(await violations(page), name).toEqual([]);
  }
});

for (const width of [320, 390])
  test(`at ${width} px each part of the phone's studio fits and breaks no accessibility rule`, async ({
    server,
    openStudio,
  }) => {
    await server.addSampleProducts();
    const { page } = await openStudio({ ...TOUCHED, width });
    for (const name of ['Show', 'Products', 'Chat', 'Held']) {
      await part(page, name).click();
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(await violations(page), name).toEqual([]);
    }
  });
