import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createServer } from 'vite';

export interface PageServer {
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the compositor's test page from its sources, by Vite. */
export async function serveCompositorPage(): Promise<PageServer> {
  const cacheDir = mkdtempSync(join(tmpdir(), 'vitrine-page-'));
  const server = await createServer({
    root: resolve(import.meta.dirname, '../../..'),
    configFile: false,
    cacheDir,
    logLevel: 'error',
    // Vite reloads the page when it discovers dependencies, which would break a running test.
    optimizeDeps: { noDiscovery: true, include: [] },
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  });
  await server.listen();
  const { port } = (server.httpServer as Server).address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/test/support/compositor/index.html`,
    close: async () => {
      await server.close();
      rmSync(cacheDir, { recursive: true, force: true });
    },
  };
}
