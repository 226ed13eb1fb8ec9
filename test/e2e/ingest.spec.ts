import type { Page } from 'playwright';
import { offerOf } from '../server/media/offers.ts';
import { ffmpegMissing, RtmpEncoder } from '../support/encoder.ts';
import { encodeFlv } from '../support/flv.ts';
import { RawEncoder } from '../support/raw-encoder.ts';
import { joinRoom, until } from '../support/room.ts';
import { RtcClientsSite } from '../support/rtc-clients.ts';
import { test as base, expect } from './fixtures.ts';
import { PlayerPage } from './pages/player.ts';

interface Fixtures {
  sending: () => Promise<unknown>;
  nobody: () => Promise<unknown>;
  /** A page that is not ours, whose camera and microphone the show has by WHIP. */
  sender: Page;
  /** Opens a WHEP player that is not ours, on a page that is not ours. */
  openPlayer: () => Promise<PlayerPage>;
}

const test = base.extend<Fixtures, { site: RtcClientsSite }>({
  site: [
    async ({ browserOptions: _ }, use) => {
      const site = await RtcClientsSite.open();
      await use(site);
      site.close();
    },
    { scope: 'worker' },
  ],
  sending: async ({ host }, use) =>
    use(() => until(host, ({ live }) => live.ingest.state?.kind === 'sending', 'an encoder that sends')),
  nobody: async ({ host }, use) =>
    use(() => until(host, ({ live }) => live.ingest.state?.kind === 'none', 'no encoder')),
  sender: async ({ host, sending, site, openWindow }, use) => {
    const sender = await openWindow(site.address);
    const { address, token } = (await host.send('ingest.address', {})).whip;
    await sender.evaluate(given => window.send(...given), [address, token] as const);
    await sending();
    await use(sender);
  },
  openPlayer: async ({ host, site, openWindow }, use) =>
    use(async () => {
      const page = await openWindow(site.address);
      const { whep } = await host.send('ingest.address', {});
      await page.evaluate(async address => window.play(address), whep.address);
      return new PlayerPage(page);
    }),
});

test.beforeEach(async ({ host }) => {
  await host.send('show.goLive', {});
  await host.send('ingest.use', { input: 'encoder' });
});

/**
 * Counts the connections that a page makes from now on, and how many of them it still holds, closed ones too. They are
 * held weakly here: developer tools that list a page's objects keep alive what they have listed.
 */
async function countConnections(page: Page) {
  const made = await page.evaluateHandle(() => {
    const all: WeakRef<RTCPeerConnection>[] = [];
    window.RTCPeerConnection = new Proxy(RTCPeerConnection, {
      construct(target, args, own) {
        const connection = Reflect.construct(target, args, own);
        all.push(new WeakRef(connection));
        return connection;
      },
    });
    return all;
  });
  const session = await page.context().newCDPSession(page);
  return {
    made: () => made.evaluate(all => all.length),
    held: async () => {
      await session.send('HeapProfiler.collectGarbage');
      return made.evaluate(all => all.filter(each => each.deref()).length);
    },
  };
}

test('what an encoder sends by RTMP moves and sounds on our page and in a WHEP player of others', async ({
  host,
  sending,
  nobody,
  openViewer,
  openPlayer,
}) => {
  test.skip(ffmpegMissing !== undefined, ffmpegMissing);
  const { rtmp } = await host.send('ingest.address', {});
  if (!rtmp) throw new Error('This server takes no RTMP.');
  const encoder = new RtmpEncoder(rtmp);
  await sending();

  const viewer = await openViewer();
  const ms = await viewer.firstFrame();
  console.log(`page open to first decoded frame of an encoder: ${Math.round(ms)} ms`);
  const player = await openPlayer();
  for (const page of [viewer, player]) {
    await page.moreFrames();
    await page.expectSound();
  }

  await encoder.kill();
  await nobody();
});

test('what a WHIP client of others sends moves on our page and in a WHEP player, until it ends', async ({
  host,
  sender,
  nobody,
  startServer,
  openViewer,
  openPlayer,
}) => {
  await (await openViewer()).expectMovingPicture();
  await (await openPlayer()).expectMovingPicture();

  await test.step('and is brought to H.264 for a platform that takes RTMP', async () => {
    test.skip(ffmpegMissing !== undefined, ffmpegMissing);
    // A second Vitrine stands for the platform.
    const platform = await startServer();
    const there = await joinRoom(platform, { token: platform.hostToken });
    const { rtmp } = await there.send('ingest.address', {});
    if (!rtmp) throw new Error('The platform takes no RTMP.');
    const { destinationId } = await host.send('restream.add', { name: 'There', ...rtmp });
    await host.send('restream.start', { destinationId });
    const { live } = await until(
      there,
      view => view.live.ingest.state?.kind === 'sending',
      'a picture there',
    );
    expect(live.ingest.state).toMatchObject({
      video: { codec: 'H.264', width: 1280, height: 720 },
      audio: { codec: 'AAC' },
    });
    await host.send('restream.remove', { destinationId });
    await until(there, view => view.live.ingest.state?.kind === 'none', 'no picture there');
    there.close();
  });

  await sender.evaluate(() => window.stopSending());
  await nobody();
});

test('an encoder whose codec can’t be taken is refused by name, which the studio says in words', async ({
  host,
  studio,
}) => {
  const { address, token } = (await host.send('ingest.address', {})).whip;
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/sdp', authorization: `Bearer ${token}` },
    body: offerOf({ direction: 'sendonly', codec: ['a=rtpmap:120 H265/90000'] }),
  });
  expect(response.status).toBe(422);
  const banner = studio.page.getByRole('paragraph').filter({ hasText: 'can’t be put on air (WHIP)' });
  await expect(banner).toContainText('It offers the picture as H.265');
  await expect(banner).toHaveCount(0);
});

test('an encoder that dies without a word is off the air within seconds, and may come back at once', async ({
  host,
  sender,
  sending,
  nobody,
  site,
  openWindow,
}) => {
  const diedAt = Date.now();
  // Its process ends, so that neither DTLS nor WHIP says anything.
  await sender.goto('chrome://crash').catch(() => {});
  await nobody();
  expect(Date.now() - diedAt).toBeLessThan(10_000);
  const again = await openWindow(site.address);
  const { address, token } = (await host.send('ingest.address', {})).whip;
  await again.evaluate(given => window.send(...given), [address, token] as const);
  await sending();
});

test('what is sent without SSRCs in its offer, and with the picture first, moves and sounds on our page', async ({
  host,
  sending,
  site,
  openWindow,
  openViewer,
}) => {
  const sender = await openWindow(site.address);
  const { address, token } = (await host.send('ingest.address', {})).whip;
  await sender.evaluate(given => window.sendWithoutSsrcs(...given), [address, token] as const);
  await sending();

  const viewer = await openViewer();
  await viewer.expectMovingPicture();
  await viewer.expectSound();
});

test('a page that saw the picture change many times does not hold the connections of before', async ({
  host,
  sender,
  nobody,
  viewer,
}) => {
  await viewer.moreFrames();
  const connections = await countConnections(viewer.page);
  for (let turn = 1; turn <= 6; turn++) {
    // Both within a moment, so that each picture follows on the one before it.
    await Promise.all([
      host.send('ingest.use', { input: 'studio' }),
      host.send('ingest.use', { input: 'encoder' }),
    ]);
    await expect.poll(connections.made).toBeGreaterThanOrEqual(turn);
    await viewer.moreFrames();
  }
  // The newest, and one that is just being let go.
  await expect.poll(connections.held).toBeLessThanOrEqual(2);
  await sender.evaluate(() => window.stopSending());
  await nobody();
});

test('the studio says what is wrong with an encoder’s key and with its key frames', async ({
  host,
  studio,
}) => {
  test.skip(ffmpegMissing !== undefined, ffmpegMissing);
  const { rtmp } = await host.send('ingest.address', {});
  if (!rtmp) throw new Error('This server takes no RTMP.');
  const wrong = new RtmpEncoder({ ...rtmp, key: 'wrong' });
  await expect(studio.page.getByText('Its key is not the one of this show.')).toBeVisible();
  await wrong.exited;
  const encoder = await RawEncoder.start(rtmp, encodeFlv({ seconds: 8, keyEvery: 8 }));
  await expect(studio.page.getByText('Its key frames are more than four seconds apart')).toBeVisible({
    timeout: 20_000,
  });
  await expect(studio.page.getByText('Its key is not the one of this show.')).toBeHidden();
  encoder.stop();
});
