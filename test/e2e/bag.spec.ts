import type { Product } from '../../shared/catalog/product.ts';
import { violations } from '../support/accessible.ts';
import { until } from '../support/room.ts';
import { expect, test } from './fixtures.ts';
import type { ViewerPage } from './pages/viewer.ts';

const rowsOf = ({ page }: ViewerPage) => page.getByRole('region', { name: 'Products of the show' });

test('with nothing pinned a viewer finds a product in the bag, asks the host about it and opens its shop', async ({
  studio,
  host,
  openViewer,
}) => {
  await studio.addSampleProducts();
  const viewer = await openViewer();
  const { page } = viewer;
  await page.getByRole('button', { name: 'Bag: 12 products' }).click();
  const rows = rowsOf(viewer);
  await expect(rows.getByRole('heading').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('searchbox').fill('LAMP');
  await expect(rows.getByRole('heading')).toHaveText(['Moth table lamp']);
  await expect(rows.getByRole('link', { name: /^Get it: Moth table lamp/ })).toHaveAttribute(
    'href',
    /^\/demo/,
  );
  await rows.getByRole('button', { name: 'Ask the host about Moth table lamp' }).click();
  await expect(page.getByRole('textbox', { name: 'Your question' })).toHaveValue(/no\. 5, Moth table lamp/);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ask in the chat' }).click();
  await expect(page.getByText('Your question is in the chat.')).toBeVisible();
  await until(
    host,
    ({ show }) => show.chat.messages.some(({ text }) => text.includes('no. 5, Moth table lamp')),
    'the question in the chat',
  );
});

test('on a desktop the bag stands behind a tab, says what is on screen, and is still there after the end', async ({
  studio,
  openViewer,
}) => {
  await studio.addSampleProducts();
  await studio.goLive();
  const viewer = await openViewer({ width: 1440, height: 900 });
  await viewer.firstFrame();
  const { page } = viewer;
  await expect(page.getByRole('log')).toBeVisible();
  await page.getByRole('tab', { name: /^Bag/ }).click();
  const rows = rowsOf(viewer);
  await expect(rows.getByRole('heading', { name: 'Driftline sneakers' })).toBeVisible();
  await studio.page.keyboard.press('1');
  await expect(rows.getByText('On screen now')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('tab', { name: /^Bag/ }).press('ArrowLeft');
  await expect(page.getByRole('log')).toBeVisible();

  const phone = await openViewer();
  await phone.firstFrame();
  await studio.endShow();
  for (const ended of [viewer, phone]) {
    await expect(ended.page.getByRole('heading', { name: 'The show has ended' })).toBeVisible();
    await ended.page.getByRole('tab', { name: /^Bag/ }).click();
    const kept = rowsOf(ended);
    await expect(kept.getByRole('link', { name: /^Get it: Driftline sneakers/ })).toBeVisible();
    await expect(kept.getByRole('button', { name: /^Ask the host/ })).toHaveCount(0);
    expect(await violations(ended.page)).toEqual([]);
  }
});

test('a bag of two thousand products is looked through without holding up the page', async ({
  host,
  openViewer,
}) => {
  const product = (number: number): Product => ({
    id: `p${number}`,
    title: `Product ${number}`,
    price: { minor: 100 * number, currency: 'EUR' },
    aliases: [],
    history: [],
  });
  for (let from = 1; from <= 2000; from += 250)
    await host.send('catalog.import', {
      products: Array.from({ length: 250 }, (_, index) => product(from + index)),
    });
  const viewer = await openViewer();
  const { page } = viewer;
  await page.getByRole('button', { name: 'Bag: 2,000 products' }).click();
  const rows = rowsOf(viewer);
  await expect(rows.getByRole('heading', { name: 'Product 1', exact: true })).toBeVisible();
  await rows.evaluate(box => box.scrollTo({ top: box.scrollHeight }));
  await expect(rows.getByRole('heading', { name: 'Product 2000' })).toBeVisible();
  expect(await rows.getByRole('listitem').count()).toBeLessThan(40);
  await page.getByRole('searchbox').fill('1718');
  await expect(rows.getByRole('heading')).toHaveText(['Product 1718']);
});
