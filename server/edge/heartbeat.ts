/**
 * A socket that says nothing for so long is asked whether it is there, and gone when it says nothing again, whatever the
 * network says; so the viewer count stays true. One that speaks by itself, as everybody's does in a rush, is not asked.
 */
export const LISTEN_MS = 7000;
/** Sockets are spread over so many moments of that time, so that thousands are not all asked at once. */
const SLOTS = 28;

export interface Asked {
  isHeard: boolean;
  isAsked: boolean;
  ping(): void;
  cut(): void;
}

/** Ends sockets that have stopped answering. One timer for all of them. */
export class Heartbeat<S extends Asked> {
  readonly #slots = Array.from({ length: SLOTS }, () => new Set<S>());
  readonly #timer: NodeJS.Timeout;
  #next = 0;
  #newest = 0;

  constructor() {
    this.#timer = setInterval(() => this.#look(), LISTEN_MS / SLOTS);
    this.#timer.unref();
  }

  add(socket: S): void {
    this.#newest = (this.#newest + 1) % SLOTS;
    this.#slots[this.#newest]?.add(socket);
  }

  remove(socket: S): void {
    for (const slot of this.#slots) if (slot.delete(socket)) return;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    this.#next = (this.#next + 1) % SLOTS;
    for (const socket of this.#slots[this.#next] ?? []) {
      if (!socket.isHeard && socket.isAsked) socket.cut();
      else {
        socket.isAsked = !socket.isHeard;
        socket.isHeard = false;
        if (socket.isAsked) socket.ping();
      }
    }
  }
}
