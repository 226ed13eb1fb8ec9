import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { FanOut, type FanOutOptions } from './fan-out.ts';
import { FloodGuard } from './flood-guard.ts';
import { Heartbeat } from './heartbeat.ts';
import { HeldSocket, type SocketOwner } from './held-socket.ts';

/** Frames over the protocol's limit are answered with an error up to here; beyond, the socket is closed (code 1009). */
const MAX_PAYLOAD_BYTES = 1024 * 1024;
const GOING_AWAY = 1001;

/** Of an upgrade request what the handshake needs (RFC 6455, 4.2.1). */
export interface Handshake {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The cookie that the answer sets. */
  readonly setCookie: string;
}

/** What a process needs to know of a connection that it is to hold. */
export interface Upgrade {
  readonly id: number;
  readonly handshake: Handshake;
  /** Whether it comes from an address that has flooded the server of late. */
  readonly isSuspect: boolean;
}

const HANDSHAKE_HEADERS = [
  'upgrade',
  'connection',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-protocol',
] as const;

/** Keeps of a request what the handshake needs, so that the request itself can go. */
export function handshakeOf(
  { method = 'GET', headers }: IncomingMessage,
  { setCookie }: Pick<Handshake, 'setCookie'>,
): Handshake {
  const kept = HANDSHAKE_HEADERS.flatMap(name =>
    headers[name] === undefined ? [] : [[name, headers[name]]],
  );
  return { method, headers: Object.fromEntries(kept), setCookie };
}

/** What happens at the sockets of a process. */
export interface HolderListener extends Pick<SocketOwner, 'onMessage'> {
  onOpen(socket: HeldSocket): void;
  /** A socket was cut off because it sent too much for too long. */
  onFlood(id: number): void;
  /** Called once for each connection, also for one whose handshake failed. */
  onClose(id: number): void;
}

/** Holds the sockets of one process: handshake, heartbeat, limits of what comes in, and the way out to them. */
export class SocketHolder {
  readonly fanOut: FanOut;
  readonly #sockets = new Map<number, HeldSocket>();
  readonly #listener: HolderListener;
  readonly #server = new WebSocketServer<typeof HeldSocket>({
    noServer: true,
    WebSocket: HeldSocket,
    perMessageDeflate: false,
    clientTracking: false,
    maxPayload: MAX_PAYLOAD_BYTES,
  });
  readonly #heartbeat = new Heartbeat<HeldSocket>();
  readonly #guard: FloodGuard;
  readonly #owner: SocketOwner;

  constructor(listener: HolderListener, options?: FanOutOptions) {
    this.#listener = listener;
    this.fanOut = new FanOut(options);
    this.#guard = new FloodGuard(listener);
    this.#server.on('headers', (headers, request) => {
      headers.push(`Set-Cookie: ${(request as unknown as Handshake).setCookie}`);
    });
    this.#owner = {
      onMessage: (socket, data, isBinary) => this.#guard.hear(socket, data, isBinary),
      onPing: (socket, data) => this.#guard.count(socket, data),
      onClose: socket => this.#forget(socket),
    };
  }

  get size(): number {
    return this.#sockets.size;
  }

  find(id: number): HeldSocket | undefined {
    return this.#sockets.get(id);
  }

  /** Completes the handshake on a network socket; `head` is what was read beyond the request. */
  accept({ id, handshake, isSuspect }: Upgrade, network: Socket, head: Buffer): void {
    const failed = () => this.#listener.onClose(id);
    network.once('close', failed);
    this.#server.handleUpgrade(handshake as unknown as IncomingMessage, network, head, socket => {
      network.off('close', failed);
      socket.open(id, network, this.#owner);
      this.#guard.admit(socket, isSuspect);
      this.#sockets.set(id, socket);
      this.#heartbeat.add(socket);
      this.#listener.onOpen(socket);
    });
  }

  /** Tells every client to go away, as one whose server ends (RFC 6455, 7.4.1). */
  close(): void {
    this.#heartbeat.close();
    this.fanOut.close();
    for (const socket of this.#sockets.values()) socket.close(GOING_AWAY, '');
  }

  #forget(socket: HeldSocket): void {
    this.fanOut.leave(socket);
    this.#heartbeat.remove(socket);
    if (this.#sockets.delete(socket.id)) this.#listener.onClose(socket.id);
  }
}
