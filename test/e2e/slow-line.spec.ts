import { ffmpegMissing, RtmpEncoder } from '../support/encoder.ts';
import { Namespace, namespaceMissing } from '../support/namespace.ts';
import { until } from '../support/room.ts';
import { PHONE } from '../support/viewer.ts';
import { test as base, expect } from './fixtures.ts';
import { ViewerPage } from './pages/viewer.ts';

/** The viewer sits in a network that can be made slow. */
const test = base.extend<{ namespace: Namespace }>({
  namespace: async ({ serverFlags: _ }, use) => {
    const namespace = new Namespace();
    await use(namespace);
    namespace.close();
  },
  server: async ({ namespace, startServer }, use) =>
    use(await startServer(['--host', '0.0.0.0', '--announce', namespace.gateway])),
  viewer: async ({ namespace, server, launch, openWindow }, use) => {
    const { port, pathname } = new URL(server.addresses.viewer);
    const trusted = `http://${namespace.gateway}:${port}`;
    const browser = await launch({ executable: namespace.chromium, trusted });
    await use(new ViewerPage(await openWindow(`${trusted}${pathname}`, { ...PHONE, browser })));
  },
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
