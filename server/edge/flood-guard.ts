import { POLICY_VIOLATION } from '../show/broadcast/link.ts';
import type { HeldSocket } from './held-socket.ts';
import { type Rate, TokenBucket } from './token-bucket.ts';

/**
 * What a socket may send, in points: one a message and one for each 4 KB of it. It is asked before anything is parsed,
 * because otherwise what is refused would cost its sender nothing and everybody else their time. Nobody sends a tenth of it
 * by hand.
 */
const BUDGET: Rate = { most: 500, perSecond: 50 };
const BYTES_PER_POINT = 4096;
/** What a new socket of an address has that has flooded the server of late: enough for a join and what a page asks then. */
const SUSPECT_POINTS = 20;
/** A socket that has used up its points is not read for so long. */
const HOLD_MS = 1000;
const LINGER_MS = 500;
/** So often in a row, and then it is cut off. */
const MOST_FLOODS = 3;

export interface FloodListener {
  onMessage(socket: HeldSocket, data: Buffer, isBinary: boolean): void;
  onFlood(id: number): void;
}

/**
 * Holds back sockets that send too much: they are not read for a time, which the network passes on to the sender, and
 * nothing of theirs is lost. One that goes on all the same is cut off.
 */
export class FloodGuard {
  readonly #listener: FloodListener;

  constructor(listener: FloodListener) {
    this.#listener = listener;
  }

  /** Gives a new socket its budget. */
  admit(socket: HeldSocket, isSuspect: boolean): void {
    socket.budget = new TokenBucket(isSuspect ? SUSPECT_POINTS : BUDGET.most);
  }

  /** Tells the listener of a message, now or when the socket may go on. */
  hear(socket: HeldSocket, data: Buffer, isBinary: boolean): void {
    if (socket.readyState !== socket.OPEN) return;
    // What was read of the network together with the last message that it could afford.
    if (socket.heldBack) socket.heldBack.push({ data, isBinary });
    else if (take(socket, data)) this.#listener.onMessage(socket, data, isBinary);
    else this.#holdBack(socket).push({ data, isBinary });
  }

  /** Counts what costs the server time without being a message. */
  count(socket: HeldSocket, data: Buffer): void {
    if (socket.readyState === socket.OPEN && !socket.heldBack && !take(socket, data)) this.#holdBack(socket);
  }

  #holdBack(socket: HeldSocket): unknown[] {
    socket.floods += 1;
    if (socket.floods >= MOST_FLOODS) {
      this.#cutOff(socket);
      return [];
    }
    socket.heldBack = [];
    socket.pause();
    setTimeout(() => this.#goOn(socket), HOLD_MS).unref();
    return socket.heldBack;
  }

  #goOn(socket: HeldSocket): void {
    const waiting = socket.heldBack ?? [];
    socket.heldBack = undefined;
    if (socket.readyState !== socket.OPEN) return;
    socket.resume();
    for (const { data, isBinary } of waiting) this.hear(socket, data, isBinary);
  }

  /**
   * Says why, and cuts the connection when that has had time to arrive: at once, the kernel would throw it away together
   * with all that nobody has read. Who sends that much doesn't stop to answer a closing handshake.
   */
  #cutOff(socket: HeldSocket): void {
    this.#listener.onFlood(socket.id);
    socket.close(POLICY_VIOLATION, 'too many messages');
    socket.pause();
    setTimeout(() => socket.cut(), LINGER_MS).unref();
  }
}

/** Takes what a message costs. False where nothing is left; a socket that has all its points again counts as a new one. */
function take(socket: HeldSocket, data: Buffer): boolean {
  const { budget } = socket;
  if (!budget) return true;
  if (budget.points(BUDGET) >= BUDGET.most) socket.floods = 0;
  return budget.take(1 + data.length / BYTES_PER_POINT, BUDGET);
}
