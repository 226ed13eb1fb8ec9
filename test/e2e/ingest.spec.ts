import type { Browser, Page } from 'playwright';
import { expect, test } from 'playwright/test';
import type { Room } from '../../client/room/room.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { ffmpegMissing, RtmpEncoder } from '../support/encoder.ts';
import { joinRoom, until } from '../support/room.ts';
import { RtcClientsSite } from '../support/rtc-clients.ts';
import { TestServer } from '../support/server.ts';
import { expectMovingPicture, firstFrame, loudest, moreFrames, PHONE } from '../support/viewer.ts';

let server: TestServer;
/** A second Vitrine, which stands for a platform that takes RTMP. */
let platform: TestServer;
let site: RtcClientsSite;
let browser: Browser;
let host: Room;

test.beforeAll(async () => {
  [server, platform] = await Promise.all([TestServer.start(), TestServer.start()]);
  site = await RtcClientsSite.open();
  browser = await launchBrowser();
  host = await joinRoom(server, { token: server.hostToken });
  await host.send('show.goLive', {});
  await host.send('ingest.use', { input: 'encoder' });
});
test.afterAll(async () => {
  host?.close();
  site?.close();
  await browser?.close();
  await Promise.all([server?.stop(), platform?.stop()]);
});

const sending = () => until(host, ({ ingest }) => ingest?.kind === 'sending', 'an encoder that sends');
const nobody = () => until(host, ({ ingest }) => ingest?.kind === 'none', 'no encoder');
const addresses = () => host.send('ingest.address', {});

async function openViewer(): Promise<Page> {
  return (await openPage(browser, server.addresses.viewer, PHONE)).page;
}

/** A player that is not ours, on a page that is not ours. */
async function openPlayer(): Promise<Page> {
  const { page } = await openPage(browser, site.address);
  await page.evaluate(async address => window.play(address), (await addresses()).whep.address);
  return page;
}

/** Sends camera and microphone of a page that is not ours by WHIP, and waits until they arrive. */
async function sendFrom(sender: Page): Promise<void> {
  const { address, token } = (await addresses()).whip;
  await sender.evaluate(given => window.send(...given), [address, token] as const);
  await sending();
}

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

test('what an encoder sends by RTMP moves and sounds on our page and in a WHEP player of others', async () => {
  test.skip(ffmpegMissing !== undefined, ffmpegMissing);
  const { rtmp } = await addresses();
  if (!rtmp) throw new Error('This server takes no RTMP.');
  const encoder = new RtmpEncoder(rtmp);
  await sending();

  const viewer = await openViewer();
  console.log(`page open to first decoded frame of an encoder: ${Math.round(await firstFrame(viewer))} ms`);
  await moreFrames(viewer);
  await expect.poll(() => loudest(viewer)).toBeGreaterThan(0.01);
  const player = await openPlayer();
  await moreFrames(player);
  await expect.poll(() => loudest(player)).toBeGreaterThan(0.01);

  await encoder.kill();
  await nobody();
  for (const page of [viewer, player]) await page.context().close();
});

test('what a WHIP client of others sends moves on our page and in a WHEP player, until it ends', async () => {
  const { page: sender } = await openPage(browser, site.address);
  await sendFrom(sender);

  const viewer = await openViewer();
  await expectMovingPicture(viewer);
  const player = await openPlayer();
  await expectMovingPicture(player);

  await test.step('and is brought to H.264 for a platform that takes RTMP', async () => {
    test.skip(ffmpegMissing !== undefined, ffmpegMissing);
    const there = await joinRoom(platform, { token: platform.hostToken });
    const { rtmp } = await there.send('ingest.address', {});
    if (!rtmp) throw new Error('The platform takes no RTMP.');
    const { destinationId } = await host.send('restream.add', { name: 'There', ...rtmp });
    await host.send('restream.start', { destinationId });
    const { ingest } = await until(there, view => view.ingest?.kind === 'sending', 'a picture there');
    expect(ingest).toMatchObject({
      video: { codec: 'H.264', width: 1280, height: 720 },
      audio: { codec: 'AAC' },
    });
    await host.send('restream.remove', { destinationId });
    await until(there, view => view.ingest?.kind === 'none', 'no picture there');
    there.close();
  });

  await sender.evaluate(() => window.stopSending());
  await nobody();
  for (const page of [sender, viewer, player]) await page.context().close();
});

test('a page that saw the picture change many times does not hold the connections of before', async () => {
  const { page: sender } = await openPage(browser, site.address);
  await sendFrom(sender);
  const viewer = await openViewer();
  await moreFrames(viewer);
  const connections = await countConnections(viewer);
  for (let turn = 1; turn <= 6; turn++) {
    // Both within a moment, so that each picture follows on the one before it.
    await Promise.all([
      host.send('ingest.use', { input: 'studio' }),
      host.send('ingest.use', { input: 'encoder' }),
    ]);
    await expect.poll(connections.made).toBeGreaterThanOrEqual(turn);
    await moreFrames(viewer);
  }
  // The newest, and one that is just being let go.
  await expect.poll(connections.held).toBeLessThanOrEqual(2);
  await sender.evaluate(() => window.stopSending());
  await nobody();
  for (const page of [sender, viewer]) await page.context().close();
});
