import { launchBrowser } from '../test/support/browser.ts';
import { TestServer } from '../test/support/server.ts';
import { goLive } from '../test/support/studio.ts';
import { firstFrame } from '../test/support/viewer.ts';
import { agesOverPlainConnection } from './peers/plain-connection.ts';
import { installBarcode, installBarcodeCamera } from './support/barcode.ts';
import type { BenchResult } from './support/result.ts';
import { summary } from './support/stats.ts';

const FRAMES = 600;

/**
 * From the moment a frame is drawn to the moment the viewer's browser shows it: studio, compositor, encoder, server,
 * decoder, screen. The time stands in the picture itself and is read back from the viewer's pixels. Beside it the
 * same picture over a plain connection in the same browser, before the show and without it.
 */
export async function run(say: (text: string) => void): Promise<BenchResult> {
  const server = await TestServer.start();
  const browser = await launchBrowser();
  try {
    const plain = await agesOverPlainConnection(browser, `${server.origin}/healthz`, FRAMES);
    say('The plain connection is measured.');
    const host = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en' });
    await host.addInitScript(installBarcode);
    await host.addInitScript(installBarcodeCamera);
    const studio = await host.newPage();
    await studio.goto(server.addresses.studio);
    await goLive(studio);
    const context = await browser.newContext({ viewport: { width: 640, height: 360 }, locale: 'en' });
    await context.addInitScript(installBarcode);
    const viewer = await context.newPage();
    await viewer.goto(server.addresses.viewer);
    await firstFrame(viewer);
    const ours = await viewer.evaluate(async count => {
      const video = document.querySelector('video');
      if (!video) throw new Error('The page has no video.');
      await window.barcodeAges(video, 150);
      return window.barcodeAges(video, count);
    }, FRAMES);
    return { ours: summary(ours), peers: { plain: summary(plain) } };
  } finally {
    await browser.close();
    await server.stop();
  }
}
