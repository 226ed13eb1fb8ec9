import type { Request } from '../../shared/protocol.ts';
import { backoffMs } from '../backoff.ts';

export interface SocketListener {
  onOpen(): void;
  onFrame(frame: unknown): void;
  /** The connection is gone; the next attempt starts at `retryAt` (Date.now() clock). */
  onLost(attempt: number, retryAt: number): void;
}

/**
 * A WebSocket that comes back: it reopens after every loss with growing, jittered pauses, at once when the browser
 * says that it is online again, and stops only when it is closed here.
 */
export class RoomSocket {
  readonly #url: string;
  readonly #listener: SocketListener;
  #socket: WebSocket | undefined;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  readonly #onOnline = () => this.reconnectNow();

  constructor(url: string, listener: SocketListener, first?: WebSocket) {
    this.#url = url;
    this.#listener = listener;
    globalThis.addEventListener?.('online', this.#onOnline);
    this.#open(first);
  }

  send(request: Request): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(request));
  }

  /** The show was joined: the next loss starts its pauses from the shortest again. */
  settled(): void {
    this.#attempt = 0;
  }

  /** Drops a connection that looks dead and opens a new one after the usual pause. */
  drop(): void {
    const socket = this.#socket;
    if (!socket) return;
    this.#detach(socket);
    socket.close();
    this.#lost();
  }

  /** Doesn't wait for the pause to end. Does nothing while a connection stands. */
  reconnectNow(): void {
    if (this.#closed || this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#open();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    globalThis.removeEventListener?.('online', this.#onOnline);
    if (this.#socket) this.#detach(this.#socket);
    this.#socket?.close();
    this.#socket = undefined;
  }

  #open(socket = new WebSocket(this.#url)): void {
    this.#socket = socket;
    socket.onopen = () => this.#listener.onOpen();
    socket.onmessage = message => this.#receive(String(message.data));
    socket.onclose = () => this.#lost();
    // A socket that was opened for us may be past its events already.
    if (socket.readyState === WebSocket.OPEN) queueMicrotask(() => socket.onopen?.(new Event('open')));
    else if (socket.readyState === WebSocket.CLOSED) queueMicrotask(() => this.#lost());
  }

  #receive(text: string): void {
    let frame: unknown;
    try {
      frame = JSON.parse(text);
    } catch {
      return;
    }
    this.#listener.onFrame(frame);
  }

  #lost(): void {
    this.#socket = undefined;
    if (this.#closed) return;
    this.#attempt += 1;
    const pause = backoffMs(this.#attempt);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#open();
    }, pause);
    this.#listener.onLost(this.#attempt, Date.now() + pause);
  }

  #detach(socket: WebSocket): void {
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
  }
}
