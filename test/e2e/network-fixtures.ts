import type { Page } from 'playwright';
import type { PageOptions } from '../support/browser.ts';
import { Namespace } from '../support/namespace.ts';
import { test as base } from './fixtures.ts';

interface Fixtures {
  /** A network that can be spoiled, with the server outside of it. */
  namespace: Namespace;
  /** Opens an address of the server in a browser that sits in that network. */
  openInside: (address: string, options?: PageOptions) => Promise<Page>;
}

/** Tests of a show one side of which has a bad line. */
export const test = base.extend<Fixtures>({
  namespace: async ({ serverFlags: _ }, use) => {
    const namespace = new Namespace();
    await use(namespace);
    namespace.close();
  },
  server: async ({ namespace, startServer }, use) =>
    use(await startServer(['--host', '0.0.0.0', '--announce', namespace.gateway])),
  openInside: async ({ namespace, launch, openWindow }, use) =>
    use(async (address, options) => {
      const { port, pathname, hash } = new URL(address);
      const trusted = `http://${namespace.gateway}:${port}`;
      const browser = await launch({ executable: namespace.chromium, trusted });
      return openWindow(`${trusted}${pathname}${hash}`, { ...options, browser });
    }),
});
