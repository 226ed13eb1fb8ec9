import { violations } from '../support/accessible.ts';
import { ffmpegMissing } from '../support/encoder.ts';
import { until } from '../support/room.ts';
import { PHONE } from '../support/viewer.ts';
import { expect, test } from './fixtures.ts';
import { ViewerPage } from './pages/viewer.ts';

test.skip(ffmpegMissing !== undefined, ffmpegMissing);

test('a show is recorded, published, watched by chapter with its chat and struck prices, and taken back', async ({
  server,
  host,
  studio,
  viewer,
  openWindow,
}) => {
  await server.addSampleProducts();
  const { page, dialog: drawer } = studio;
  await page.getByRole('button', { name: 'Recordings and clips', exact: true }).click();
  await page.getByRole('switch', { name: 'Record every show' }).click();
  await page.keyboard.press('Escape');
  await studio.goLive();
  await viewer.firstFrame();
  const { show } = await until(host, view => view.show.recording.recordings.length === 1, 'the recording');
  /** Waits until so much more is recorded, so that a chapter has its length however late it began. */
  const untilRecorded = (ms: number) => {
    const from = host.now();
    return expect.poll(() => host.now() - from).toBeGreaterThan(ms);
  };
  const [first, second] = show.catalog.products;
  if (!first || !second) throw new Error('The sample set has two products at least.');

  const { pinId } = await host.send('offer.pin', { productId: first.id });
  await untilRecorded(4000);
  await host.send('offer.unpin', { pinId });
  await untilRecorded(2000);
  await host.send('offer.pin', { productId: second.id });
  await viewer.acceptNote();
  await viewer.write('Is it warm?');
  await untilRecorded(4000);
  await studio.endShow();
  await until(host, view => view.show.recording.recordings[0]?.ms !== undefined, 'the recording’s end');
  const price = { minor: second.price.minor + 1000, currency: second.price.currency };
  await host.send('catalog.edit', { productId: second.id, change: { price } });

  const address = `${server.addresses.viewer}?replay`;
  const early = await openWindow(address, PHONE);
  await expect(early.getByRole('heading', { name: 'There is no replay' })).toBeVisible();
  expect(await violations(early)).toEqual([]);

  await page.getByRole('button', { name: 'Recordings and clips', exact: true }).click();
  await drawer.getByRole('button', { name: /^Publish the recording of .* as the replay$/ }).click();
  await expect(drawer.getByText('public as replay')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await viewer.page.getByRole('button', { name: 'Watch the replay' }).click();
  const desktop = new ViewerPage(await openWindow(address, { width: 1440, height: 900 }));
  for (const { page: watching } of [viewer, desktop]) {
    const video = watching.getByLabel('Replay of the show');
    await expect.poll(() => video.evaluate((each: HTMLVideoElement) => each.videoWidth)).toBe(1280);
    const chapters = watching.getByRole('list', { name: 'Chapters' });
    await expect(chapters.getByRole('button')).toHaveCount(2);
    await chapters.getByRole('button', { name: second.title }).click();
    const offers = watching.getByRole('list', { name: 'Offers of this moment' });
    await expect(offers.getByRole('heading', { name: second.title })).toBeVisible();
    await expect(offers.getByText('The price of then is over')).toBeVisible();
    await expect(offers.locator('s')).toHaveCount(1);
    await expect(watching.getByRole('log').getByText('Is it warm?')).toBeVisible();
    expect(await violations(watching)).toEqual([]);

    await chapters.getByRole('button', { name: first.title }).click();
    await expect(offers.getByRole('heading', { name: first.title })).toBeVisible();
    await expect(watching.getByRole('log').getByText('Is it warm?')).toHaveCount(0);
    await expect(offers.getByRole('link', { name: `Get it: ${first.title}` })).toBeVisible();
  }

  const home = await openWindow(server.addresses.home);
  await expect(home.getByRole('link', { name: /^Replay of Autumn show/ })).toHaveAttribute('href', address);
  expect(await violations(home)).toEqual([]);

  await drawer.getByRole('button', { name: 'Take the replay back' }).click();
  for (const { page: watching } of [viewer, desktop])
    await expect(watching.getByRole('heading', { name: 'There is no replay' })).toBeVisible();
  await viewer.page.getByRole('button', { name: 'To the show’s page' }).click();
  await expect(viewer.page.getByRole('heading', { name: 'The show has ended' })).toBeVisible();
  await expect(viewer.page.getByRole('button', { name: 'Watch the replay' })).toHaveCount(0);
});
