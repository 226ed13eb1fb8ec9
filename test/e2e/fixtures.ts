import type { Browser, Page } from 'playwright';
import { test as base } from 'playwright/test';
import type { Room } from '../../client/room/room.ts';
import type { CommandData } from '../../shared/show/protocol.ts';
import { type BrowserOptions, launchBrowser, openPage, type PageOptions } from '../support/browser.ts';
import { launchFirefox } from '../support/firefox.ts';
import { joinRoom } from '../support/room.ts';
import { TestServer } from '../support/server.ts';
import { PHONE } from '../support/viewer.ts';
import { BrandPage } from './pages/brand.ts';
import { ModeratorPage } from './pages/moderator.ts';
import { StudioPage } from './pages/studio.ts';
import { ViewerPage } from './pages/viewer.ts';

export { expect } from 'playwright/test';

interface WindowOptions extends PageOptions {
  /** The browser that gets the window; the one that the tests share unless given. */
  readonly browser?: Browser;
}

interface Fixtures {
  /** Flags for the show's server, beyond its ports and its folder. */
  serverFlags: readonly string[];
  /** The brand that `brandRep` speaks for. */
  brand: string;

  /** Starts one more server, on ports and in a folder of its own. */
  startServer: typeof TestServer.start;
  /** The show's server: one of the test's own, which may be killed and started again. */
  server: TestServer;
  /** The host in the show without a page, to bring about and to read what is not the point of the test. */
  host: Room;

  /** Launches one more browser, of other abilities or to be killed. */
  launch: (options?: BrowserOptions) => Promise<Browser>;
  /** Opens an address in a window of its own: own storage, own cache. */
  openWindow: (address: string, options?: WindowOptions) => Promise<Page>;
  openStudio: (options?: WindowOptions) => Promise<StudioPage>;
  openViewer: (options?: WindowOptions) => Promise<ViewerPage>;
  /** Opens the studio as somebody whom the host invites for it. */
  openInvited: (invite: CommandData<'team.invite'>) => Promise<Page>;

  studio: StudioPage;
  viewer: ViewerPage;
  moderator: ModeratorPage;
  brandRep: BrandPage;
}

interface WorkerFixtures {
  /** What the shared browser can do. */
  browserOptions: BrowserOptions;
  /** A browser for everybody who needs none of their own; each of its windows is a person of its own. */
  browser: Browser;
  /** A Firefox for everybody who is to have one. */
  firefox: Browser;
}

/** The tests' own cast: a server for each test, and a page for each person whom the test names. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  serverFlags: [[], { option: true }],
  brand: ['Acme', { option: true }],
  browserOptions: [{}, { scope: 'worker', option: true }],

  browser: [
    async ({ browserOptions }, use) => {
      const browser = await launchBrowser(browserOptions);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  // Playwright reads a fixture's needs off its parameter, so this and a later one name something, though they need nothing.
  firefox: [
    async ({ browserOptions: _ }, use) => {
      const browser = await launchFirefox();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  startServer: async ({ serverFlags: _ }, use) => {
    const servers: TestServer[] = [];
    await use(async (...options) => {
      const server = await TestServer.start(...options);
      servers.push(server);
      return server;
    });
    await Promise.all(servers.map(server => server.stop()));
  },

  server: async ({ startServer, serverFlags }, use) => use(await startServer(serverFlags)),

  host: async ({ server }, use) => {
    const host = await joinRoom(server, { token: server.hostToken });
    await use(host);
    host.close();
  },

  launch: async ({ browserOptions }, use) => {
    const browsers: Browser[] = [];
    await use(async (options = browserOptions) => {
      const browser = await launchBrowser(options);
      browsers.push(browser);
      return browser;
    });
    await Promise.all(browsers.map(browser => browser.close()));
  },

  openWindow: async ({ browser: shared }, use) => {
    const pages: Page[] = [];
    await use(async (address, { browser = shared, ...options } = {}) => {
      const { page } = await openPage(browser, address, options);
      pages.push(page);
      return page;
    });
    await Promise.all(pages.map(page => page.context().close()));
  },

  openStudio: async ({ server, openWindow }, use) =>
    use(async options => new StudioPage(await openWindow(server.addresses.studio, options))),

  openViewer: async ({ server, openWindow }, use) =>
    use(async options => new ViewerPage(await openWindow(server.addresses.viewer, { ...PHONE, ...options }))),

  openInvited: async ({ server, host, openWindow }, use) =>
    use(async invite => {
      const { token } = await host.send('team.invite', invite);
      return openWindow(`${server.origin}/studio/#show=autumn-show&invite=${token}`);
    }),

  studio: async ({ openStudio }, use) => use(await openStudio()),

  viewer: async ({ openViewer }, use) => use(await openViewer()),

  moderator: async ({ openInvited }, use) =>
    use(new ModeratorPage(await openInvited({ name: 'Mo', role: 'moderator', hours: 1 }))),

  brandRep: async ({ openInvited, brand }, use) =>
    use(new BrandPage(await openInvited({ name: 'Rae', role: 'brand', brand, hours: 1 }))),
});
