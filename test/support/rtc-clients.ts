import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const ENTRY = fileURLToPath(new URL('rtc-clients-page.ts', import.meta.url));

/** A site of somebody else, with a player and an encoder that are not ours. */
export class RtcClientsSite {
  readonly #server: Server;

  static async open(): Promise<RtcClientsSite> {
    const [bundle] = (await build({
      configFile: false,
      logLevel: 'warn',
      define: { 'process.env.NODE_ENV': '"production"' },
      build: { write: false, lib: { entry: ENTRY, formats: ['iife'], name: 'clients' } },
    })) as Rolldown.RolldownOutput[];
    const page = `<!doctype html><video autoplay muted playsinline></video><script>${bundle?.output[0].code}</script>`;
    const server = createServer((_request, response) =>
      response.setHeader('content-type', 'text/html').end(page),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new RtcClientsSite(server);
  }

  private constructor(server: Server) {
    this.#server = server;
  }

  get address(): string {
    const { port } = this.#server.address() as { port: number };
    return `http://127.0.0.1:${port}/`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
