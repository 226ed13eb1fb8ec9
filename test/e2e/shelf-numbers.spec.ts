import { demoShelf } from '../support/deals.ts';
import { expect, test } from './fixtures.ts';

test('while the show is live a number stays with its product: for the keys, and in the viewers’ bag', async ({
  host,
  studio: { page },
  viewer,
}) => {
  await host.send('catalog.import', { products: demoShelf(Date.now()) });
  await host.send('show.goLive', {});
  await host.send('catalog.edit', { productId: 'sock', change: { archived: true } });
  await expect(page.getByRole('button', { name: /^Pin Product sock on/ })).toHaveCount(0);

  await page.keyboard.press('3');
  await expect(viewer.offers.filter({ hasText: 'Product lamp' })).toBeVisible();
  await viewer.page.getByRole('button', { name: 'Bag: 2 products' }).click();
  const rows = viewer.page.getByRole('region', { name: 'Products of the show' });
  await expect(rows).toContainText(/Number 1.*Product shoe.*Number 3.*Product lamp/s);

  await page.keyboard.press('2');
  const notifications = page.getByRole('region', { name: 'Notifications' });
  await expect(notifications).toContainText('Number 2 is free: “Product sock” is in the archive.');
  await notifications.getByRole('button', { name: 'Bring it back' }).click();
  await expect(page.getByRole('button', { name: /^Pin Product sock on/ })).toHaveAttribute(
    'aria-keyshortcuts',
    '2',
  );
});
