import { ffmpegMissing, RtmpEncoder } from '../support/encoder.ts';
import { Firefox, firefoxMissing } from '../support/firefox.ts';
import { until } from '../support/room.ts';
import { test as base, expect } from './fixtures.ts';

declare global {
  interface Window {
    /** Every connection that the page has made. */
    connections: RTCPeerConnection[];
  }
}

const test = base.extend<{ firefox: Firefox }>({
  firefox: async ({ brand: _ }, use) => {
    const firefox = await Firefox.start();
    await use(firefox);
    await firefox.close();
  },
});
// Firefox pairs its addresses of the network with no loopback address, so the server listens on both.
test.use({ serverFlags: ['--host', '0.0.0.0'] });
test.skip(firefoxMissing !== undefined, firefoxMissing);

/** Keeps the connections that a page makes, so that their statistics can be read. */
function keepConnections(): void {
  const made: RTCPeerConnection[] = [];
  window.connections = made;
  window.RTCPeerConnection = new Proxy(RTCPeerConnection, {
    construct(target, args, own) {
      const connection = Reflect.construct(target, args, own);
      made.push(connection);
      return connection;
    },
  });
}

/**
 * What Firefox has decoded and shown. A video element's own count of frames stays at zero in Firefox where it plays a
 * MediaStream, so the statistics of the connections are read.
 */
async function readPlayback(): Promise<{ frames: number; width: number; soundEnergy: number }> {
  const reports = await Promise.all(window.connections.map(connection => connection.getStats()));
  const inbound = reports
    .flatMap(report => [...report.values()])
    .filter(({ type }: RTCStats) => type === 'inbound-rtp') as RTCInboundRtpStreamStats[];
  return {
    frames: inbound.reduce((sum, { framesDecoded = 0 }) => sum + framesDecoded, 0),
    width: document.querySelector('video')?.videoWidth ?? 0,
    soundEnergy: inbound.reduce((sum, { totalAudioEnergy = 0 }) => sum + totalAudioEnergy, 0),
  };
}

test('a viewer with Firefox sees the picture move and gets the sound of a live studio', async ({
  server,
  studio,
  firefox,
}) => {
  await studio.goLive();
  await firefox.prepare(keepConnections);
  await firefox.goto(server.addresses.viewer);

  const playback = () => firefox.evaluate(readPlayback);
  await expect.poll(async () => (await playback()).width).toBeGreaterThan(0);
  const { frames } = await playback();
  await expect.poll(async () => (await playback()).frames).toBeGreaterThan(frames + 15);
  await expect.poll(async () => (await playback()).soundEnergy).toBeGreaterThan(0);
});

test('a viewer whose Firefox can’t decode H.264 is told so, and gets the sound', async ({
  server,
  host,
  firefox,
}) => {
  test.skip(ffmpegMissing !== undefined, ffmpegMissing);
  const decodes = await firefox.evaluate(() =>
    RTCRtpReceiver.getCapabilities('video')?.codecs.some(({ mimeType }) => mimeType === 'video/H264'),
  );
  test.skip(decodes === true, 'This Firefox decodes H.264.');
  await host.send('show.goLive', {});
  await host.send('ingest.use', { input: 'encoder' });
  const { rtmp } = await host.send('ingest.address', {});
  if (!rtmp) throw new Error('This server takes no RTMP.');
  const encoder = new RtmpEncoder(rtmp);
  await until(host, ({ live }) => live.ingest.state?.kind === 'sending', 'an encoder that sends');

  await firefox.prepare(keepConnections);
  await firefox.goto(server.addresses.viewer);
  const message = () => document.querySelector('.status-message')?.textContent ?? '';
  await expect.poll(() => firefox.evaluate(message)).toContain('H.264');
  await expect.poll(async () => (await firefox.evaluate(readPlayback)).soundEnergy).toBeGreaterThan(0);
  await encoder.kill();
});
