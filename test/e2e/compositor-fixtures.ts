import type { Page } from 'playwright';
import { openPage } from '../support/browser.ts';
import { type PageServer, serveCompositorPage } from '../support/compositor/serve.ts';
import { test as base, expect } from './fixtures.ts';

interface Fixtures {
  /** Errors that the page may have. */
  allowedErrors: RegExp | undefined;
  /** The page on which the compositor is tried, with its tools in `window`; it must end without an error. */
  page: Page;
}

/** Tests of the compositor alone, without a show. */
export const test = base.extend<Fixtures, { compositorServer: PageServer }>({
  allowedErrors: [undefined, { option: true }],

  compositorServer: [
    async ({ browserOptions: _ }, use) => {
      const server = await serveCompositorPage();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],

  page: async ({ browser, compositorServer, allowedErrors }, use) => {
    const failed: string[] = [];
    const prepare = async (page: Page) => {
      page.on('requestfailed', request => failed.push(`${request.url()}: ${request.failure()?.errorText}`));
    };
    const { page, errors } = await openPage(browser, compositorServer.address, { prepare });
    await page
      .waitForFunction(() => 'tools' in window, undefined, { timeout: 30_000 })
      .catch(() => {
        throw new Error(`The compositor's page has no tools: ${[...errors, ...failed].join('; ')}`);
      });
    await use(page);
    expect(errors.filter(error => !allowedErrors?.test(error))).toEqual([]);
    await page.context().close();
  },
});
