import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { AddressCounts } from '../../edge/address-counts.ts';
import { addressKey } from '../../edge/client-address.ts';
import { type AuthorizePublish, RtmpSession } from './rtmp-session.ts';

/** Limit for encoders and key guessing together; a server has a handful of shows. */
const MAX_CONNECTIONS = 200;
/** Of one address, so that nobody can take the places of all encoders. */
const MAX_OF_ADDRESS = 20;

/** The TCP port for RTMP encoders. */
export class RtmpListener {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #held = new AddressCounts(MAX_OF_ADDRESS);

  /** Opens the port; 0 takes any free one. Rejects with Node's error where it can't be opened. */
  static async open(host: string, port: number, authorize: AuthorizePublish): Promise<RtmpListener> {
    const listener = new RtmpListener(authorize);
    listener.#server.listen(port, host);
    await once(listener.#server, 'listening');
    return listener;
  }

  private constructor(authorize: AuthorizePublish) {
    this.#server = createServer(socket => {
      const release = this.#held.take(addressKey(socket.remoteAddress ?? ''));
      if (!release) return void socket.destroy();
      this.#sockets.add(socket);
      socket.once('close', () => {
        release();
        this.#sockets.delete(socket);
      });
      new RtmpSession(socket, authorize);
    });
    this.#server.maxConnections = MAX_CONNECTIONS;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}
