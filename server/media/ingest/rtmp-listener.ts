import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { addressKey } from '../../edge/client-address.ts';
import { type AuthorizePublish, RtmpSession } from './rtmp-session.ts';

/** Limit for encoders and key guessing together; a server has a handful of shows. */
const MAX_CONNECTIONS = 200;
/** Of one address, so that nobody can take the places of all encoders. */
const MAX_OF_ADDRESS = 20;

/** The TCP port for RTMP encoders. */
export class RtmpListener {
  readonly #server: Server;
  /** The connections by the address that they come from. */
  readonly #sockets = new Map<string, Set<Socket>>();

  /** Opens the port; 0 takes any free one. Rejects with Node's error where it can't be opened. */
  static async open(host: string, port: number, authorize: AuthorizePublish): Promise<RtmpListener> {
    const listener = new RtmpListener(authorize);
    listener.#server.listen(port, host);
    await once(listener.#server, 'listening');
    return listener;
  }

  private constructor(authorize: AuthorizePublish) {
    this.#server = createServer(socket => {
      if (this.#admit(socket)) new RtmpSession(socket, authorize);
      else socket.destroy();
    });
    this.#server.maxConnections = MAX_CONNECTIONS;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#server.close();
    for (const sockets of this.#sockets.values()) for (const socket of sockets) socket.destroy();
  }

  /** Counts a connection; false where its address has too many. */
  #admit(socket: Socket): boolean {
    const key = addressKey(socket.remoteAddress ?? '');
    const sockets = this.#sockets.get(key) ?? new Set();
    if (sockets.size >= MAX_OF_ADDRESS) return false;
    this.#sockets.set(key, sockets.add(socket));
    socket.once('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0) this.#sockets.delete(key);
    });
    return true;
  }
}
