import { createReadStream } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { Page } from 'playwright';
import { violations } from '../support/accessible.ts';
import { leadShow, watchedShow } from '../support/earlier-show.ts';
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

/** How bright the brightest dot is of what is written at the chart's left edge, 0 to 255. */
const brightestInk = (page: Page): Promise<number> =>
  page.locator('[data-report] canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, 40, canvas.height) ?? { data: [] };
    let brightest = 0;
    for (let dot = 0; dot < data.length; dot += 4)
      if ((data[dot + 3] ?? 0) > 200) brightest = Math.max(brightest, data[dot + 1] ?? 0);
    return brightest;
  });

test('the list of shows leads to the report of one that is over, by keyboard too, and paper has its own colours', async ({
  startServer,
  openWindow,
}) => {
  const server = await startServer([], {}, await watchedShow('Show of yesterday', [3, 9, 6]));
  const page = await openWindow(server.addresses.home);
  const link = page.getByRole('link', { name: 'Report of Show of yesterday' });
  await link.focus();
  await page.keyboard.press('Enter');
  const report = page.getByRole('dialog', { name: 'Report' });
  await expect(report.getByRole('heading', { name: 'Show of yesterday' })).toBeVisible();
  await expect(report.getByText(/No show of this server was over before/)).toBeVisible();

  await expect(report.getByRole('img', { name: /at most 9 at once/ })).toBeVisible();
  await expect.poll(() => brightestInk(page)).toBeGreaterThan(140);
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => brightestInk(page)).toBeLessThan(115);
  await page.emulateMedia({ media: 'screen' });
  await expect.poll(() => brightestInk(page)).toBeGreaterThan(140);
});
