import { ffmpegMissing, sendByEncoder } from '../support/encoder.ts';
import { namespaceMissing } from '../support/namespace.ts';
import { PHONE } from '../support/viewer.ts';
import { expect } from './fixtures.ts';
import { test as base } from './network-fixtures.ts';
import { ViewerPage } from './pages/viewer.ts';

/** The viewer sits in a network that can be made slow. */
const test = base.extend({
  viewer: async ({ server, openInside }, use) =>
    use(new ViewerPage(await openInside(server.addresses.viewer, PHONE))),
});

test.skip(namespaceMissing !== undefined, namespaceMissing);

test('a viewer whose line is slower than the picture of an encoder gets the sound and words, and the picture back', async ({
  host,
  namespace,
  viewer,
}) => {
  test.skip(ffmpegMissing !== undefined, ffmpegMissing);
  await host.send('show.goLive', {});
  const encoder = await sendByEncoder(host);
  await viewer.expectMovingPicture();
  await viewer.expectSound();

  namespace.slowDownload(250);
  const words = viewer.page.getByText('too slow for the picture');
  await expect(words).toBeVisible();
  await viewer.expectSound();

  namespace.clear();
  await expect(words).toHaveCount(0, { timeout: 60_000 });
  await viewer.expectMovingPicture();
  await encoder.kill();
});
