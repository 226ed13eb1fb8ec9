import { ffmpegMissing, RtmpEncoder } from '../support/encoder.ts';
import { namespaceMissing } from '../support/namespace.ts';
import { until } from '../support/room.ts';
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
  await host.send('ingest.use', { input: 'encoder' });
  const { rtmp } = await host.send('ingest.address', {});
  if (!rtmp) throw new Error('This server takes no RTMP.');
  const encoder = new RtmpEncoder(rtmp);
  await until(host, ({ live }) => live.ingest.state?.kind === 'sending', 'an encoder that sends');
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
