import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Logger } from 'pino';
import type { BurstLog } from '../burst-log.ts';
import { type Link, type LinkListener, type Peer, POLICY_VIOLATION } from '../show/broadcast/link.ts';
import type { AddressLimits } from './address-limits.ts';
import { type AddressPace, COST } from './address-pace.ts';
import { browserCookieOf } from './browser-cookie.ts';
import { addressKey } from './client-address.ts';
import { EdgePool } from './edge-pool.ts';
import { LocalLink } from './local-link.ts';
import { handshakeOf, SocketHolder, type Upgrade } from './socket-holder.ts';

/** From so many sockets in the writer's process on, further ones go to edges; docs/adr/0019-edges.md says why. */
const LOCAL_SOCKETS = 500;
/** Edges are started when so large a share of these is taken, so that they are ready when they are needed. */
const START_EDGES_AT = 0.8;

const TOO_MANY = '429 Too Many Requests';
const RETRY_AFTER_S = 10;
const NOT_OURS = '403 Forbidden';
const NOT_OURS_TEXT =
  'A page of another origin was refused a socket. If it is this server’s own, behind a proxy: let the proxy pass the Host header on.';
const NOBODY: Peer = { address: '', browser: '' };

export interface SocketServerOptions {
  /** Paths of the addresses that sockets connect to. */
  readonly paths: readonly string[];
  readonly limits: AddressLimits;
  readonly pace: AddressPace;
  readonly bursts: BurstLog;
  /** Whether a page of this origin may open a socket by this request; what sends no origin is no page. */
  readonly isOwnPage: (request: IncomingMessage) => boolean;
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
  readonly #peers = new Map<number, Peer>();
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
      onFlood: address => this.#flooded(address),
      onClose: address => options.limits.close(address),
      onReturn: (handed, network, peer) => {
        if (this.#isClosed) network.destroy();
        else this.#accept(handed, network, Buffer.from(handed.head, 'base64'), peer);
      },
    });
    this.#local = new SocketHolder({
      onOpen: socket => {
        const peer = this.#peers.get(socket.id) ?? NOBODY;
        const link = new LocalLink(socket, this.#local.fanOut, peer);
        this.#links.set(socket.id, link);
        link.listener = options.connect(link);
      },
      onMessage: (socket, data, isBinary) => {
        const link = this.#links.get(socket.id);
        if (link) this.#received(link, link.listener, data, isBinary);
      },
      onFlood: id => this.#flooded(this.#peers.get(id)?.address ?? ''),
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

  /** Answers every upgrade request of a server: its own paths' with a socket, all others with 404. */
  attach(server: Server): void {
    if (this.#localSockets === 0) this.#edges.start();
    server.on('upgrade', (request, socket, head) => void this.#upgrade(request, socket as Socket, head));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#local.close();
    await this.#edges.close();
  }

  async #upgrade(request: IncomingMessage, network: Socket, head: Buffer): Promise<void> {
    network.on('error', destroyIt);
    const address = addressKey(this.#options.clientAddress(request));
    const isTurn = await this.#options.pace.turn(address, COST.upgrade);
    if (network.destroyed) return;
    const status = isTurn ? this.#statusOf(request, address) : TOO_MANY;
    if (status) this.#refuse(status, network, address, request.headers.origin);
    else this.#take(request, network, head, address);
  }

  #take(request: IncomingMessage, network: Socket, head: Buffer, address: string): void {
    const cookie = browserCookieOf(request);
    const handshake = handshakeOf(request, cookie);
    const peer = { address, browser: cookie.browser };
    this.#lastId = (this.#lastId + 1) >>> 0;
    const upgrade = { id: this.#lastId, handshake, isSuspect: this.#options.limits.isSuspect(address) };
    if (this.#local.size >= START_EDGES_AT * this.#localSockets) this.#edges.start();
    // What TLS has negotiated can't be handed to another process.
    const mayGo = !(network as Partial<TLSSocket>).encrypted && this.#local.size >= this.#localSockets;
    const edge = mayGo ? this.#edges.least() : undefined;
    if (edge) edge.take({ ...upgrade, head: head.toString('base64') }, network, peer);
    else this.#accept(upgrade, network, head, peer);
  }

  #accept(upgrade: Upgrade, network: Socket, head: Buffer, peer: Peer): void {
    this.#peers.set(upgrade.id, peer);
    this.#local.accept(upgrade, network, head);
  }

  #refuse(status: string, network: Socket, address: string, origin: string | undefined): void {
    const isLimited = status === TOO_MANY;
    const { bursts } = this.#options;
    if (isLimited) bursts.note('Connections were refused: too many from one address.', address);
    if (status === NOT_OURS) bursts.note(NOT_OURS_TEXT, address, { origin });
    const retry = isLimited ? `Retry-After: ${RETRY_AFTER_S}\r\n` : '';
    network.end(`HTTP/1.1 ${status}\r\n${retry}Connection: close\r\nContent-Length: 0\r\n\r\n`);
  }

  /** The status with which a request is refused; undefined where its connection is counted. */
  #statusOf(request: IncomingMessage, address: string): string | undefined {
    const [path = ''] = request.url?.split('?', 1) ?? [];
    if (!this.#options.paths.includes(path)) return '404 Not Found';
    if (!this.#options.isOwnPage(request)) return NOT_OURS;
    if (this.#isClosed) return '503 Service Unavailable';
    return this.#options.limits.open(address) ? undefined : TOO_MANY;
  }

  /** A socket was cut off; what comes next from its address is watched more closely. */
  #flooded(address: string): void {
    this.#options.limits.suspect(address);
    this.#options.pace.charge(address, COST.flood);
    this.#options.bursts.note('A socket was cut off because it sent too many messages.', address);
  }

  #received(link: Link, listener: LinkListener | undefined, data: Buffer, isBinary: boolean): void {
    if (this.#options.limits.message(link.address, link)) listener?.onMessage(data, isBinary);
    else {
      this.#flooded(link.address);
      link.close(POLICY_VIOLATION, 'too many messages from this address');
    }
  }

  #forget(id: number): void {
    const peer = this.#peers.get(id);
    if (peer) this.#options.limits.close(peer.address);
    this.#peers.delete(id);
    const link = this.#links.get(id);
    this.#links.delete(id);
    link?.listener?.onClose();
  }
}

function destroyIt(this: Socket): void {
  this.destroy();
}
