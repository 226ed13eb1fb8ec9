import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type RtmpGate, RtmpSession } from './rtmp-session.ts';

/** Encoders and those who only try their keys; a server has a handful of shows. */
const MAX_CONNECTIONS = 200;

/** The port on which encoders call by RTMP. */
export class RtmpListener {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  /** Opens the port; 0 takes any free one. Rejects with Node's own error where it can't be had. */
  static async open(host: string, port: number, gate: RtmpGate): Promise<RtmpListener> {
    const listener = new RtmpListener(gate);
    listener.#server.listen(port, host);
    await once(listener.#server, 'listening');
    return listener;
  }

  private constructor(gate: RtmpGate) {
    this.#server = createServer(socket => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      new RtmpSession(socket, gate);
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
