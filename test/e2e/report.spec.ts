import { createReadStream } from 'node:fs';
import { text } from 'node:stream/consumers';
import { violations } from '../support/accessible.ts';
import { PHONE } from '../support/viewer.ts';
import { expect, test } from './fixtures.ts';
import { ViewerPage } from './pages/viewer.ts';

test('the report of a show is there when it ends: as a page, on paper, and as a table for a spreadsheet', async ({
  server,
  host,
  studio,
  openWindow,
}) => {
  await server.addSampleProducts();
  await studio.goLive();
  const viewer = new ViewerPage(await openWindow(`${server.addresses.viewer}?from=newsletter`, PHONE));
  const productId = host.store.getState().show.catalog.products[0]?.id ?? '';
  const { pinId } = await host.send('offer.pin', { productId });
  await expect(viewer.offers.first()).toBeVisible();
  await host.send('offer.unpin', { pinId });

  await studio.endShow();
  const { page } = studio;
  await page.getByText('The show’s report is ready.').waitFor();
  await page.getByRole('button', { name: 'Report' }).click();
  const report = page.getByRole('dialog', { name: 'Report' });
  await expect(report.getByRole('table', { name: 'Pins' }).getByRole('row')).toHaveCount(2);
  await expect(report.getByRole('row', { name: 'newsletter 1' })).toBeVisible();
  expect(await violations(page, '[data-report]')).toEqual([]);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    report.getByRole('button', { name: 'CSV' }).click(),
  ]);
  expect(await text(createReadStream(await download.path()))).toContain('Link,newsletter');

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'Autumn show' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Share' })).toBeHidden();
  await expect(report.getByRole('button', { name: 'CSV' })).toBeHidden();
  const pdf = await page.pdf();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});
