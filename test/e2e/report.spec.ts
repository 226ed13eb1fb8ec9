import { createReadStream } from 'node:fs';
import { text } from 'node:stream/consumers';
import { violations } from '../support/accessible.ts';
import { leadShow } from '../support/earlier-show.ts';
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
  await leadShow(server, 'Show of yesterday');
  await studio.goLive();
  const viewer = new ViewerPage(await openWindow(`${server.addresses.viewer}?from=newsletter`, PHONE));
  const productId = host.store.getState().show.catalog.products[0]?.id ?? '';
  const { pinId } = await host.send('offer.pin', { productId });
  await expect(viewer.offers.first()).toBeVisible();
  await host.send('offer.unpin', { pinId });
  await viewer.acceptNote();
  await viewer.write('Is it warm?');

  await studio.endShow();
  const { page } = studio;
  await page.getByText('The show’s report is ready.').waitFor();
  await page.getByRole('button', { name: 'Report' }).click();
  const report = page.getByRole('dialog', { name: 'Report' });
  await expect(report.getByRole('table', { name: 'Pins' }).getByRole('row')).toHaveCount(2);
  await expect(report.getByRole('row', { name: 'newsletter 1' })).toBeVisible();
  const comparison = report.getByRole('table', { name: 'Against the last shows' });
  await expect(comparison.getByRole('columnheader', { name: 'The show before' })).toBeVisible();
  await expect(comparison.getByRole('row', { name: 'Most viewers at once 1 0 —' })).toBeVisible();
  await expect(report.getByText(/^Averages of Show of yesterday/)).toBeVisible();
  await expect(report.getByRole('row', { name: /^Is it warm\? 1 / })).toBeVisible();
  expect(await violations(page, '[data-report]')).toEqual([]);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    report.getByRole('button', { name: 'CSV' }).click(),
  ]);
  const csv = await text(createReadStream(await download.path()));
  for (const row of ['Link,newsletter', 'Comparison,Most viewers at once', 'Open question,Is it warm?'])
    expect(csv).toContain(row);

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'Autumn show' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Share' })).toBeHidden();
  await expect(report.getByRole('button', { name: 'CSV' })).toBeHidden();
  await expect(comparison).toBeVisible();
  const pdf = await page.pdf();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

test('the list of shows leads to the report of one that is over, by keyboard too', async ({
  server,
  openWindow,
}) => {
  await leadShow(server, 'Show of yesterday');
  const page = await openWindow(server.addresses.home);
  const link = page.getByRole('link', { name: 'Report of Show of yesterday' });
  await link.focus();
  await page.keyboard.press('Enter');
  const report = page.getByRole('dialog', { name: 'Report' });
  await expect(report.getByRole('heading', { name: 'Show of yesterday' })).toBeVisible();
  await expect(report.getByText(/No show of this server was over before/)).toBeVisible();
});
