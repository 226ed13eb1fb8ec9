import type { Request } from '../../shared/show/protocol.ts';
import { backoffMs } from '../backoff.ts';

export interface SocketListener {
  onOpen(): void;
  onFrame(frame: unknown): void;
  /** The connection was lost; the next attempt starts at `retryAt` (performance.now() clock). */
  onLost(attempt: number, retryAt: number): void;
}

/**
 * A WebSocket that reconnects with exponential backoff, or at once on the browser's `online` event, until `close` is
 * called.
 */
export class ReconnectingSocket {
  readonly #url: string;
  readonly #listener: SocketListener;
  #socket: WebSocket | undefined;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  readonly #onOnline = () => this.reconnectNow();

  /** @param first a socket to `url` that the page has opened already, used for the first connection */
  constructor(url: string, listener: SocketListener, first?: WebSocket) {
    this.#url = url;
    this.#listener = listener;
    globalThis.addEventListener?.('online', this.#onOnline);
    this.#open(first);
  }

  send(request: Request): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(request));
  }

  /** Call once the connection is known to be good: the next loss starts from the shortest delay again. */
  resetBackoff(): void {
    this.#attempt = 0;
  }

  /** Gives up a connection that looks dead and opens a new one after the backoff delay. */
  drop(): void {
    const socket = this.#socket;
    if (!socket) return;
    this.#detach(socket);
    socket.close();
    this.#lost();
  }

  /** Skips the rest of the backoff delay. Does nothing while connected or connecting. */
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
    // A socket that was passed in may have fired its events already.
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
    const delay = backoffMs(this.#attempt);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#open();
    }, delay);
    this.#listener.onLost(this.#attempt, performance.now() + delay);
  }

  #detach(socket: WebSocket): void {
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
  }
}
