import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type AuthorizePublish, RtmpSession } from './rtmp-session.ts';

/** Limit for encoders and key guessing together; a server has a handful of shows. */
const MAX_CONNECTIONS = 200;

/** The TCP port for RTMP encoders. */
export class RtmpListener {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  /** Opens the port; 0 takes any free one. Rejects with Node's error where it can't be opened. */
  static async open(host: string, port: number, authorize: AuthorizePublish): Promise<RtmpListener> {
    const listener = new RtmpListener(authorize);
    listener.#server.listen(port, host);
    await once(listener.#server, 'listening');
    return listener;
  }

  private constructor(authorize: AuthorizePublish) {
    this.#server = createServer(socket => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
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
