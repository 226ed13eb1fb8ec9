import type { Browser, Page } from 'playwright';
import { launchBrowser, openPage } from '../../test/support/browser.ts';
import { TestServer } from '../../test/support/server.ts';
import { goLive } from '../../test/support/studio.ts';

export interface LiveShow {
  readonly server: TestServer;
  readonly browser: Browser;
  /** The host's studio, live from a camera file, with the sample products on the shelf. */
  readonly studio: Page;
  close(): Promise<void>;
}

/** Starts a server and a host who is live: the same processes that a real show has. */
export async function startLiveShow(): Promise<LiveShow> {
  const server = await TestServer.start();
  const browser = await launchBrowser();
  const { page: studio } = await openPage(browser, server.addresses.studio);
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
