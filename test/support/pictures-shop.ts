import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** A shop's server of pictures on this machine, with some that are none. */
export class PicturesShop {
  readonly #server: Server;
  /** How often each path was asked for. */
  readonly asked = new Map<string, number>();

  private constructor() {
    this.#server = createServer(({ url = '' }, answer) => {
      this.asked.set(url, (this.asked.get(url) ?? 0) + 1);
      if (url.endsWith('/moved.png')) answer.writeHead(302, { location: '/good.png' }).end();
      else if (url.endsWith('/page.png'))
        answer.writeHead(200, { 'content-type': 'image/png' }).end('<html>');
      else if (url.endsWith('/endless.png')) this.#pourInto(answer);
      else if (url.endsWith('.png')) answer.writeHead(200).end(PNG);
      else answer.writeHead(404).end();
    });
  }

  static async open(): Promise<PicturesShop> {
    const shop = new PicturesShop();
    shop.#server.listen(0, '127.0.0.1');
    await once(shop.#server, 'listening');
    return shop;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A picture that never ends and does not say how long it is. */
  #pourInto(answer: ServerResponse): void {
    const piece = Buffer.concat([PNG, Buffer.alloc(512 * 1024)]);
    const pour = () => {
      while (!answer.destroyed && answer.write(piece));
    };
    answer.on('drain', pour);
    pour();
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
