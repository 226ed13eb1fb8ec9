import type { Socket } from 'node:net';
import { type RawData, WebSocket } from 'ws';
import type { Place, Sink } from './fan-out.ts';
import type { TokenBucket } from './token-bucket.ts';

/** Who is told what happens at a socket. */
export interface SocketOwner {
  onMessage(socket: HeldSocket, data: Buffer, isBinary: boolean): void;
  /** The client asked whether the connection is there (RFC 6455, 5.5.2), and was answered. */
  onPing(socket: HeldSocket, data: Buffer): void;
  onClose(socket: HeldSocket): void;
}

/** A message that has come but is not heard yet. */
export interface Unheard {
  readonly data: Buffer;
  readonly isBinary: boolean;
}

/**
 * A WebSocket whose frames were made beforehand, for many. It reads, answers pings and closes as `ws` does; frames go to
 * the network socket beneath it as they are. Both may write there, because without compression `ws` writes each of its
 * frames whole, in the same turn of the event loop. What thousands of them need is on the prototype or in these fields.
 */
export class HeldSocket extends WebSocket implements Sink {
  /** Number of the connection in the writer's process. */
  id = 0;
  place: Place | undefined = undefined;
  /** Whether anything came since the last look, and whether it was asked since then. */
  isHeard = true;
  isAsked = false;
  /** What it may still send. */
  budget: TokenBucket | undefined = undefined;
  /** How often it was held back of late, and what came of it that is not heard yet; undefined where it is not held back. */
  floods = 0;
  heldBack: Unheard[] | undefined = undefined;
  #network: Socket | undefined = undefined;
  #owner: SocketOwner | undefined = undefined;

  /** Takes the network socket that the handshake was made on, and tells the owner what comes from now on. */
  open(id: number, network: Socket, owner: SocketOwner): void {
    this.id = id;
    this.#network = network;
    this.#owner = owner;
    this.on('message', onMessage);
    this.on('ping', onPing);
    this.on('pong', onPong);
    this.on('close', onClose);
    this.on('error', ignore);
  }

  get unsentBytes(): number {
    return this.#network?.writableLength ?? 0;
  }

  write(bytes: Buffer): void {
    if (this.readyState === WebSocket.OPEN) this.#network?.write(bytes);
  }

  cut(): void {
    this.terminate();
  }

  /** Tells what `ws` has read; to be called by the listeners below alone. */
  received(data: Buffer, isBinary: boolean): void {
    this.isHeard = true;
    this.#owner?.onMessage(this, data, isBinary);
  }

  /** Tells of a ping; to be called by the listener below alone. */
  pinged(data: Buffer): void {
    this.isHeard = true;
    this.#owner?.onPing(this, data);
  }

  /** Tells that the connection has ended; to be called by the listener below alone. */
  ended(): void {
    this.#owner?.onClose(this);
  }
}

// One listener of each kind for all sockets; which one it is about is in `this`.

function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
  (this as HeldSocket).received(data as Buffer, isBinary);
}

function onPing(this: WebSocket, data: Buffer): void {
  (this as HeldSocket).pinged(data);
}

function onPong(this: WebSocket): void {
  (this as HeldSocket).isHeard = true;
}

function onClose(this: WebSocket): void {
  (this as HeldSocket).ended();
}

/** What fails at a socket ends it, and its end is told. */
function ignore(): void {}
