import type { Page } from 'playwright';
import { demoShelf, flash } from '../support/deals.ts';
import { ffmpegMissing, sendByEncoder } from '../support/encoder.ts';
import { firefoxMissing } from '../support/firefox.ts';
import { until } from '../support/room.ts';
import { test as base, expect } from './fixtures.ts';

declare global {
  interface Window {
    /** Every connection that the page has made. */
    connections: RTCPeerConnection[];
  }
}

const test = base.extend<{ openInFirefox: (address: string) => Promise<Page> }>({
  openInFirefox: async ({ firefox, openWindow }, use) =>
    use(address =>
      openWindow(address, { browser: firefox, prepare: page => page.addInitScript(keepConnections) }),
    ),
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
  openInFirefox,
}) => {
  await studio.goLive();
  const page = await openInFirefox(server.addresses.viewer);

  const playback = () => page.evaluate(readPlayback);
  await expect.poll(async () => (await playback()).width).toBeGreaterThan(0);
  const { frames } = await playback();
  await expect.poll(async () => (await playback()).frames).toBeGreaterThan(frames + 15);
  await expect.poll(async () => (await playback()).soundEnergy).toBeGreaterThan(0);
});

test('a viewer with Firefox chats, sees a pin and claims', async ({ server, host, openInFirefox }) => {
  await host.send('catalog.import', { products: demoShelf(Date.now()) });
  await host.send('deal.setRules', {
    rules: { ...host.store.getState().show.deals.rules, regions: [], brandsTogether: true },
  });
  const page = await openInFirefox(server.addresses.viewer);

  const write = () => {
    const remember = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Remember me',
    );
    remember?.click();
    const input = document.querySelector<HTMLInputElement>('.field input');
    input?.focus();
    document.execCommand('insertText', false, 'hello from Firefox');
    input?.form?.requestSubmit();
    return input !== null;
  };
  await expect.poll(() => page.evaluate(write)).toBe(true);
  await until(
    host,
    ({ show }) => show.chat.messages.some(({ text }) => text === 'hello from Firefox'),
    'the line in the studio',
  );

  const headings = () => [...document.querySelectorAll('.card h2')].map(({ textContent }) => textContent);
  await host.send('offer.pin', { productId: 'lamp', ends: { seconds: 600 } });
  await expect.poll(() => page.evaluate(headings)).toContain('Product lamp');

  await host.send('deal.save', { plan: flash() });
  await host.send('deal.start', { dealId: 'deal' });
  const claim = () => {
    const button = document.querySelector<HTMLButtonElement>('[aria-label="Get it: Shoe deal"]');
    button?.click();
    return button !== null;
  };
  await expect.poll(() => page.evaluate(claim)).toBe(true);
  await until(host, ({ live }) => live.deals.figures.deal?.held === 1, 'a unit that is held');
  const pay = () => document.querySelector<HTMLAnchorElement>('.deal a.deal-button')?.href ?? '';
  await expect.poll(() => page.evaluate(pay)).toContain('/demo-shop/');
});

test('a viewer with Firefox finds a product in the bag and asks the host about it', async ({
  server,
  host,
  openInFirefox,
}) => {
  await host.send('catalog.import', { products: demoShelf(Date.now()) });
  const page = await openInFirefox(server.addresses.viewer);
  const openBag = () => {
    const opener = document.querySelector<HTMLElement>('.bag-button, [data-tab="bag"]');
    opener?.click();
    return opener !== null;
  };
  await expect.poll(() => page.evaluate(openBag)).toBe(true);
  const titles = () => [...document.querySelectorAll('.bag-body h3')].map(({ textContent }) => textContent);
  await expect.poll(() => page.evaluate(titles)).toContain('Product lamp');
  const ask = () => {
    const send = document.querySelector<HTMLElement>('[aria-label="Ask in the chat"]');
    if (send) send.click();
    else document.querySelector<HTMLElement>('[aria-label="Ask the host about Product lamp"]')?.click();
    return send !== null;
  };
  await expect.poll(() => page.evaluate(ask)).toBe(true);
  await until(
    host,
    ({ show }) => show.chat.messages.some(({ text }) => text.includes('Product lamp')),
    'the question in the studio',
  );
});

test('a studio with Firefox goes live, and its viewers get the whole rate of frames', async ({
  server,
  openInFirefox,
  openViewer,
}) => {
  const page = await openInFirefox(server.addresses.studio);
  const text = () => document.body.textContent;
  // Before it is live: what this browser can't do.
  await expect.poll(() => page.evaluate(text)).toContain('Keep this window in sight.');
  const goLive = () => {
    const button = [...document.querySelectorAll('button')].find(
      each => each.textContent?.includes('Go live') && each.ariaDisabled === 'false',
    );
    button?.click();
    return button !== undefined;
  };
  await expect.poll(() => page.evaluate(goLive)).toBe(true);

  const viewer = await openViewer();
  await viewer.firstFrame();
  const decoded = () =>
    viewer.page.evaluate(
      () => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
    );
  // The best second of many, because this machine may be busy with something else for a while.
  const framesInASecond = async () => {
    const before = await decoded();
    await viewer.page.waitForTimeout(1000);
    return (await decoded()) - before;
  };
  await expect.poll(framesInASecond, { timeout: 60_000, intervals: [0] }).toBeGreaterThan(24);
});

test('a viewer whose Firefox can’t decode H.264 is told so, and gets the sound', async ({
  server,
  host,
  openInFirefox,
}) => {
  test.skip(ffmpegMissing !== undefined, ffmpegMissing);
  const page = await openInFirefox(server.addresses.viewer);
  const decodes = await page.evaluate(() =>
    RTCRtpReceiver.getCapabilities('video')?.codecs.some(({ mimeType }) => mimeType === 'video/H264'),
  );
  test.skip(decodes === true, 'This Firefox decodes H.264.');
  await host.send('show.goLive', {});
  const encoder = await sendByEncoder(host);

  const message = () => document.querySelector('.status-message')?.textContent ?? '';
  await expect.poll(() => page.evaluate(message)).toContain('H.264');
  await expect.poll(async () => (await page.evaluate(readPlayback)).soundEnergy).toBeGreaterThan(0);
  await encoder.kill();
});
