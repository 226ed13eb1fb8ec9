import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import { type Link, type LinkListener, POLICY_VIOLATION } from '../show/broadcast/link.ts';
import type { AddressLimits } from './address-limits.ts';
import { addressKey } from './client-address.ts';
import { EdgePool } from './edge-pool.ts';
import { LocalLink } from './local-link.ts';
import { type Handshake, handshakeOf, SocketHolder } from './socket-holder.ts';

/** From so many sockets in the writer's process on, further ones go to edges; docs/adr/0019-edges.md says why. */
const LOCAL_SOCKETS = 500;
/** Edges are started when so large a share of these is taken, so that they are ready when they are needed. */
const START_EDGES_AT = 0.8;

export interface SocketServerOptions {
  /** Path of the address that sockets connect to. */
  readonly path: string;
  readonly limits: AddressLimits;
  readonly clientAddress: (request: IncomingMessage) => string;
  /** A connection has opened. Returns who is told what comes. */
  readonly connect: (link: Link) => LinkListener;
  readonly logger: Logger;
  readonly localSockets?: number;
  /** Edge processes; 0 for none, one for each core where absent. */
  readonly edges?: number;
}

/** Takes the WebSocket connections of an HTTP server: the first ones in this process, further ones at edges. */
export class SocketServer {
  readonly #options: SocketServerOptions;
  readonly #localSockets: number;
  readonly #local: SocketHolder;
  readonly #links = new Map<number, LocalLink>();
  readonly #addresses = new Map<number, string>();
  readonly #edges: EdgePool;
  #lastId = 0;
  #isClosed = false;

  constructor(options: SocketServerOptions) {
    this.#options = options;
    this.#localSockets =
      options.edges === 0 ? Number.POSITIVE_INFINITY : (options.localSockets ?? LOCAL_SOCKETS);
    this.#edges = new EdgePool({
      ...(options.edges === undefined ? {} : { size: options.edges }),
      logger: options.logger,
      onOpen: options.connect,
      onMessage: (link, listener, data, isBinary) => this.#received(link, listener, data, isBinary),
      onClose: address => options.limits.close(address),
      onReturn: ({ id, handshake, head }, network, address) => {
        if (this.#isClosed) network.destroy();
        else this.#accept(id, handshake, network, Buffer.from(head, 'base64'), address);
      },
    });
    this.#local = new SocketHolder({
      onOpen: socket => {
        const link = new LocalLink(socket, this.#local.fanOut, this.#addresses.get(socket.id) ?? '');
        this.#links.set(socket.id, link);
        link.listener = options.connect(link);
      },
      onMessage: (socket, data, isBinary) => {
        const link = this.#links.get(socket.id);
        if (link) this.#received(link, link.listener, data, isBinary);
      },
      onClose: id => this.#forget(id),
    });
  }

  /** Process ids of the edges that run. */
  get edgePids(): number[] {
    return this.#edges.pids;
  }

  /** Sockets in this process. */
  get localSize(): number {
    return this.#local.size;
  }

  /** Answers every upgrade request of a server: its own path's with a socket, all others with 404. */
  attach(server: Server): void {
    if (this.#localSockets === 0) this.#edges.start();
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket as Socket, head));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#local.close();
    await this.#edges.close();
  }

  #upgrade(request: IncomingMessage, network: Socket, head: Buffer): void {
    network.on('error', destroyIt);
    const address = addressKey(this.#options.clientAddress(request));
    const status = this.#statusOf(request, address);
    if (status) {
      network.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.#lastId = (this.#lastId + 1) >>> 0;
    const id = this.#lastId;
    if (this.#local.size >= START_EDGES_AT * this.#localSockets) this.#edges.start();
    const edge = this.#local.size >= this.#localSockets ? this.#edges.least() : undefined;
    const handshake = handshakeOf(request);
    if (edge) edge.take({ id, handshake, head: head.toString('base64') }, network, address);
    else this.#accept(id, handshake, network, head, address);
  }

  #accept(id: number, handshake: Handshake, network: Socket, head: Buffer, address: string): void {
    this.#addresses.set(id, address);
    this.#local.accept(id, handshake, network, head);
  }

  /** The status with which a request is refused; undefined where its connection is counted. */
  #statusOf({ url }: IncomingMessage, address: string): string | undefined {
    if (url?.split('?', 1)[0] !== this.#options.path) return '404 Not Found';
    if (this.#isClosed) return '503 Service Unavailable';
    return this.#options.limits.open(address) ? undefined : '429 Too Many Requests';
  }

  #received(link: Link, listener: LinkListener | undefined, data: Buffer, isBinary: boolean): void {
    if (this.#options.limits.message(link.address)) listener?.onMessage(data, isBinary);
    else link.close(POLICY_VIOLATION, 'too many messages from this address');
  }

  #forget(id: number): void {
    const address = this.#addresses.get(id);
    if (address !== undefined) this.#options.limits.close(address);
    this.#addresses.delete(id);
    const link = this.#links.get(id);
    this.#links.delete(id);
    link?.listener?.onClose();
  }
}

function destroyIt(this: Socket): void {
  this.destroy();
}
