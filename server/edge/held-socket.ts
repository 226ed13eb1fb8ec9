import type { Socket } from 'node:net';
import { type RawData, WebSocket } from 'ws';
import type { Place, Sink } from './fan-out.ts';

/** A long message costs as much as several short ones, because reading it does. */
const BYTES_PER_POINT = 4096;

/** Who is told what happens at a socket. */
export interface SocketOwner {
  onMessage(socket: HeldSocket, data: Buffer, isBinary: boolean): void;
  onClose(socket: HeldSocket): void;
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
  /** What it has used since the last look of its budget for what it sends. */
  spent = 0;
  #network: Socket | undefined = undefined;
  #owner: SocketOwner | undefined = undefined;

  /** Takes the network socket that the handshake was made on, and tells the owner what comes from now on. */
  open(id: number, network: Socket, owner: SocketOwner): void {
    this.id = id;
    this.#network = network;
    this.#owner = owner;
    this.on('message', onMessage);
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
    this.spent += 1 + data.length / BYTES_PER_POINT;
    this.#owner?.onMessage(this, data, isBinary);
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

function onPong(this: WebSocket): void {
  (this as HeldSocket).isHeard = true;
}

function onClose(this: WebSocket): void {
  (this as HeldSocket).ended();
}

/** What fails at a socket ends it, and its end is told. */
function ignore(): void {}
