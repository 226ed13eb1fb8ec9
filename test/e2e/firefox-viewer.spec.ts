import { violations } from '../support/accessible.ts';
import { auction, demoShelf, flash } from '../support/deals.ts';
import { ffmpegMissing } from '../support/encoder.ts';
import { firefoxMissing } from '../support/firefox.ts';
import { boxesOf, layoutFaults, WINDOWS } from '../support/page-layout.ts';
import { until } from '../support/room.ts';
import { test as base, expect } from './fixtures.ts';

/** The largest and the smallest; those between are looked at in Chromium. */
const SIZES = [WINDOWS[0], WINDOWS[3]];

/** The viewers' page as it is with Chromium, and each viewer has Firefox. */
const test = base.extend({
  openViewer: async ({ openViewer, firefox }, use) =>
    use(options => openViewer({ browser: firefox, ...options })),
});
// Firefox pairs its addresses of the network with no loopback address, so the server listens on both.
test.use({ serverFlags: ['--host', '0.0.0.0'] });
test.skip(firefoxMissing !== undefined, firefoxMissing);

test('a viewer with Firefox is refused a look-alike of another name, and keeps the one they chose', async ({
  openViewer,
}) => {
  const viewers = [await openViewer(), await openViewer()] as const;
  for (const { page } of viewers)
    await page.getByRole('button', { name: 'Name, language and privacy' }).click();
  const [ann, bob] = viewers;
  const nameOf = (viewer: typeof ann) => viewer.sheet.getByRole('textbox', { name: 'Your name here' });
  await ann.type(nameOf(ann), 'Paula');
  await nameOf(ann).press('Enter');
  await expect(ann.sheet.getByText('That is your name here now.')).toBeVisible();

  for (const taken of ['Hоst', 'Pаula']) {
    await bob.type(nameOf(bob), taken);
    await bob.sheet.getByRole('button', { name: 'Save' }).click();
    await expect(bob.sheet.getByText(/Somebody here has this name/)).toBeVisible();
  }
  expect(await violations(bob.page)).toEqual([]);
  await bob.type(nameOf(bob), 'Mia');
  await nameOf(bob).press('Enter');
  await expect(bob.sheet.getByText('That is your name here now.')).toBeVisible();
  await bob.page.keyboard.press('Escape');
  await bob.page.reload();
  await expect(bob.composer).toHaveAttribute('placeholder', 'Chat as Mia');
});

test('viewers with Firefox pay for a deal in the shop, win an auction and lose it', async ({
  host,
  openViewer,
}) => {
  await host.send('catalog.import', { products: demoShelf(Date.now()) });
  await host.send('deal.setRules', {
    rules: { ...host.store.getState().show.deals.rules, regions: [], brandsTogether: true },
  });
  await host.send('deal.save', { plan: flash() });
  await host.send('deal.start', { dealId: 'deal' });
  const [ann, bob] = [await openViewer(), await openViewer()];
  await ann.claim('Shoe deal').click();
  const shop = await ann.openShop();
  await shop.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(shop.getByText('Paid. Thank you')).toBeVisible();
  await expect(ann.page.getByText('Paid: Shoe deal is yours.')).toBeVisible();
  await host.send('deal.end', { dealId: 'deal' });

  await host.send('deal.save', { plan: auction() });
  await host.send('deal.start', { dealId: 'auction' });
  await bob.bid('Product lamp', '40');
  await ann.bid('Product lamp', '90');
  await expect(ann.page.getByText('You lead', { exact: true })).toBeVisible();
  await expect(bob.page.getByRole('button', { name: /^Bid/ })).toBeVisible();
  await host.send('deal.end', { dealId: 'auction' });
  const won = ann.page.locator('.moment');
  await expect(won.getByRole('heading', { name: 'You won' })).toBeVisible();
  await expect(won.getByRole('link', { name: 'Pay now' })).toHaveAttribute('href', /vitrine_hold=/);
  await expect(bob.page.getByText(/^Lamp auction went to .* for €45\. A close one/)).toBeVisible();
  expect(await violations(ann.page)).toEqual([]);
});

test('a viewer with Firefox has both formats whole and in order, on a desktop and on a phone', async ({
  studio,
  viewer,
}) => {
  await studio.addSampleProducts();
  await studio.goLive();
  for (const key of ['1', '2']) await studio.page.keyboard.press(key);
  await viewer.firstFrame();
  await viewer.acceptNote();
  await expect(viewer.offers).toHaveCount(2);
  const { page } = viewer;
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await expect(page.locator('html')).toHaveAttribute(
      'data-layout',
      size.width > 700 ? 'beside' : 'stacked',
    );
    expect(await layoutFaults(page, true), `16:9 at ${size.width} px`).toEqual([]);
  }
  await studio.page.getByRole('button', { name: /Viewers get 16:9/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-layout', 'overlay');
  for (const size of SIZES) {
    await page.setViewportSize(size);
    expect(await layoutFaults(page, false), `9:16 at ${size.width} px`).toEqual([]);
    const { '#picture': picture } = await boxesOf(page, ['#picture']);
    const width = (picture?.right ?? 0) - (picture?.left ?? 0);
    if (size.width > 700) expect(width / (size.height - 48)).toBeCloseTo(9 / 16, 1);
    else expect(width).toBe(size.width);
  }
});

test('a viewer with Firefox waits for a show, sees its end, and watches the replay by chapter with its chat', async ({
  server,
  host,
  studio,
  viewer,
}) => {
  test.skip(ffmpegMissing !== undefined, ffmpegMissing);
  const { page } = viewer;
  await host.send('home.change', { startsAt: Math.round(host.now()) + 3_600_000 });
  await expect(page.getByText(/^Starts in/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Add to calendar' })).toHaveAttribute('href', /calendar\.ics$/);
  expect(await violations(page)).toEqual([]);

  await server.addSampleProducts();
  await studio.page.getByRole('button', { name: 'Recordings and clips', exact: true }).click();
  await studio.page.getByRole('switch', { name: 'Record every show' }).click();
  await studio.page.keyboard.press('Escape');
  await studio.goLive();
  await viewer.firstFrame();
  const { show } = await until(host, view => view.show.recording.recordings.length === 1, 'the recording');
  const recordingId = show.recording.recordings[0]?.id ?? '';
  /** Waits until so much more is recorded, so that a chapter has its length however late it began. */
  const untilRecorded = (ms: number) => {
    const from = host.now();
    return expect.poll(() => host.now() - from).toBeGreaterThan(ms);
  };
  const [first, second] = show.catalog.products;
  if (!first || !second) throw new Error('The sample set has two products at least.');
  const { pinId } = await host.send('offer.pin', { productId: first.id });
  await untilRecorded(3000);
  await host.send('offer.unpin', { pinId });
  await host.send('offer.pin', { productId: second.id });
  await viewer.acceptNote();
  await viewer.write('Is it warm?');
  await untilRecorded(4000);
  await studio.endShow();

  await expect(page.getByRole('heading', { name: 'The show has ended' })).toBeVisible();
  await expect(page.getByRole('tab', { name: /^Bag/, selected: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await until(host, view => view.show.recording.recordings[0]?.ms !== undefined, 'the recording’s end');
  await host.send('replay.publish', { recordingId });
  await page.getByRole('button', { name: 'Watch the replay' }).click();

  const video = page.getByLabel('Replay of the show');
  await expect.poll(() => video.evaluate((each: HTMLVideoElement) => each.currentTime)).toBeGreaterThan(0.5);
  const chapters = page.getByRole('list', { name: 'Chapters' });
  const offers = page.getByRole('list', { name: 'Offers of this moment' });
  await chapters.getByRole('button', { name: second.title }).click();
  await expect(offers.getByRole('heading', { name: second.title })).toBeVisible();
  await expect(page.getByRole('log').getByText('Is it warm?')).toBeVisible();
  await chapters.getByRole('button', { name: first.title }).click();
  await expect(offers.getByRole('heading', { name: first.title })).toBeVisible();
  await expect(page.getByRole('log').getByText('Is it warm?')).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
});
