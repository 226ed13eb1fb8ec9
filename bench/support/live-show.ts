import type { Browser, Page } from 'playwright';
import { launchBrowser } from '../../test/support/browser.ts';
import { TestServer } from '../../test/support/server.ts';
import { goLive } from '../../test/support/studio.ts';
import { firstFrame } from '../../test/support/viewer.ts';
import { installBarcode, installBarcodeCamera } from './barcode.ts';

export interface LiveShow {
  readonly server: TestServer;
  readonly browser: Browser;
  /** The host's studio, live from a camera, with the sample products on the shelf. */
  readonly studio: Page;
  close(): Promise<void>;
}

export interface LiveShowOptions {
  /** Whether the camera is a clock that can be read out of the picture, in place of a file. */
  readonly barcode?: boolean;
  /** Further flags of the server. */
  readonly flags?: readonly string[];
}

/** Starts a server and a host who is live: the same processes that a real show has. */
export async function startLiveShow({
  barcode = false,
  flags = [],
}: LiveShowOptions = {}): Promise<LiveShow> {
  const server = await TestServer.start(flags);
  const browser = await launchBrowser();
  const viewport = barcode ? { width: 1280, height: 720 } : { width: 1440, height: 900 };
  const context = await browser.newContext({ viewport, locale: 'en' });
  for (const script of barcode ? [installBarcode, installBarcodeCamera] : [])
    await context.addInitScript(script);
  const studio = await context.newPage();
  await studio.goto(server.addresses.studio);
  await server.addSampleProducts();
  await goLive(studio);
  return {
    server,
    browser,
    studio,
    close: async () => {
      await browser.close();
      await server.stop();
    },
  };
}

/** Opens a viewer's page after `prepare` was put into it, and waits for its picture and for the page around it. */
export async function openViewer(
  { browser, server }: LiveShow,
  viewport: { width: number; height: number },
  ...prepare: readonly (() => void)[]
): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'en' });
  for (const script of prepare) await context.addInitScript(script);
  const viewer = await context.newPage();
  await viewer.goto(server.addresses.viewer);
  await firstFrame(viewer);
  await viewer.getByRole('textbox').waitFor();
  return viewer;
}
