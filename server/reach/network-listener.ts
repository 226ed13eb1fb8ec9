import type { Server as HttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Certificate } from '../tls/certificate.ts';

/** A client that has not finished its TLS handshake by then is cut off, as one that sends no headers is. */
const HANDSHAKE_MS = 15_000;

export interface NetworkListenerOptions {
  /** Takes the connections, as if they had come to its own port. */
  readonly http: HttpServer;
  readonly port: number;
  /** For TLS, when an address is opened; without one the connections are given to the server as they are. */
  readonly certificate?: () => Certificate | undefined;
  /** Somebody has connected from this address. */
  readonly onConnection: (from: string) => void;
}

/** Listens for a server on further addresses, which come and go while it runs. */
export class NetworkListener {
  readonly #options: NetworkListenerOptions;
  readonly #servers = new Map<string, Server>();
  readonly #sockets = new Map<Socket, string>();

  constructor(options: NetworkListenerOptions) {
    this.#options = options;
  }

  /** The addresses that are listened on. */
  get addresses(): string[] {
    return [...this.#servers.keys()];
  }

  /**
   * Listens on these addresses and on no others. Some may be going, as IPv6's temporary ones do; rejects with the system's
   * error where none can be had.
   */
  async listenOn(addresses: readonly string[]): Promise<void> {
    for (const address of this.addresses) if (!addresses.includes(address)) this.#closeOne(address);
    const wanted = addresses.filter(address => !this.#servers.has(address));
    const outcomes = await Promise.allSettled(wanted.map(address => this.#openOne(address)));
    const failure = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined;
    if (failure && this.#servers.size === 0) throw failure.reason;
  }

  close(): void {
    for (const address of this.addresses) this.#closeOne(address);
  }

  async #openOne(address: string): Promise<void> {
    const { http, port } = this.#options;
    const certificate = this.#options.certificate?.();
    const take = (socket: Socket) => void http.emit('connection', socket);
    const server = certificate
      ? createTlsServer({ ...certificate, handshakeTimeout: HANDSHAKE_MS }, take)
      : createServer(take);
    // Whoever breaks off, or speaks no TLS, is no error of the server's.
    server.on('tlsClientError', (_error, socket) => socket.destroy());
    server.on('connection', (socket: Socket) => this.#keep(socket, address));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: address, port, ipv6Only: true }, resolve);
    });
    this.#servers.set(address, server);
  }

  #keep(socket: Socket, address: string): void {
    this.#sockets.set(socket, address);
    socket.once('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    this.#options.onConnection(socket.remoteAddress ?? '');
  }

  /** Whoever came by an address goes with it: they must not stay in where the host has closed the way. */
  #closeOne(address: string): void {
    this.#servers.get(address)?.close();
    this.#servers.delete(address);
    for (const [socket, at] of this.#sockets) if (at === address) socket.destroy();
  }
}
