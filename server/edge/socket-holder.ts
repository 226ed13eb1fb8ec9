import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { POLICY_VIOLATION } from '../show/broadcast/link.ts';
import { FanOut, type FanOutOptions } from './fan-out.ts';
import { Heartbeat } from './heartbeat.ts';
import { HeldSocket, type SocketOwner } from './held-socket.ts';

/** Frames over the protocol's limit are answered with an error up to here; beyond, the socket is closed (code 1009). */
const MAX_PAYLOAD_BYTES = 1024 * 1024;
/**
 * What a socket may send between two looks of its heartbeat, in points: one a message and one for each 4 KB. It is asked
 * before anything is parsed, because otherwise what is refused would cost its sender nothing and everybody else their time.
 * Nobody sends a tenth of it by hand.
 */
const BUDGET = 1000;
const GOING_AWAY = 1001;

/** Of an upgrade request what the handshake needs (RFC 6455, 4.2.1). */
export interface Handshake {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

const HANDSHAKE_HEADERS = [
  'upgrade',
  'connection',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-protocol',
] as const;

/** Keeps of a request what the handshake needs, so that the request itself can go. */
export function handshakeOf({ method = 'GET', headers }: IncomingMessage): Handshake {
  const kept = HANDSHAKE_HEADERS.flatMap(name =>
    headers[name] === undefined ? [] : [[name, headers[name]]],
  );
  return { method, headers: Object.fromEntries(kept) };
}

/** What happens at the sockets of a process. */
export interface HolderListener extends Pick<SocketOwner, 'onMessage'> {
  onOpen(socket: HeldSocket): void;
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
  readonly #heartbeat = new Heartbeat<HeldSocket>(socket => {
    socket.spent = 0;
  });
  readonly #owner: SocketOwner;

  constructor(listener: HolderListener, options?: FanOutOptions) {
    this.#listener = listener;
    this.fanOut = new FanOut(options);
    this.#owner = {
      onMessage: (socket, data, isBinary) => {
        if (socket.spent <= BUDGET) listener.onMessage(socket, data, isBinary);
        else refuse(socket);
      },
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
  accept(id: number, handshake: Handshake, network: Socket, head: Buffer): void {
    const failed = () => this.#listener.onClose(id);
    network.once('close', failed);
    this.#server.handleUpgrade(handshake as unknown as IncomingMessage, network, head, socket => {
      network.off('close', failed);
      socket.open(id, network, this.#owner);
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

/** Says why and cuts the connection: who sends that much doesn't stop to read a closing handshake. */
function refuse(socket: HeldSocket): void {
  if (socket.readyState !== socket.OPEN) return;
  socket.close(POLICY_VIOLATION, 'too many messages');
  socket.cut();
}
