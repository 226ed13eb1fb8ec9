import { nanoid } from 'nanoid';
import { CommandError } from '../../shared/errors.ts';
import { commands, MAX_FRAME_BYTES, type Reply, type Request } from '../../shared/show/protocol.ts';

/** Time limit for a reply, reconnects included, before the request fails with `not-joined`. */
const REPLY_TIMEOUT_MS = 30_000;

interface PendingRequest {
  readonly request: Request;
  readonly resolve: (data: unknown) => void;
  readonly reject: (error: CommandError) => void;
  readonly timer: ReturnType<typeof setTimeout>;
  readonly survivesReconnect: boolean;
}

/**
 * Requests that have no reply yet. A command outlives its connection: it is resent under the same id after the rejoin,
 * and the server treats that id as an idempotency key. A query fails with its connection.
 */
export class Outbox {
  readonly #pending = new Map<string, PendingRequest>();

  /**
   * Adds a request and, if `connected`, passes it to `transmit` at once. Resolves with the reply's data; rejects with a
   * CommandError.
   */
  add(
    name: string,
    data: unknown,
    connected: boolean,
    transmit: (request: Request) => void,
  ): Promise<unknown> {
    const request: Request = { id: nanoid(), name, data };
    // The server could not tell which request it refuses: it does not read a frame that is too large.
    const bytes = new TextEncoder().encode(JSON.stringify(request)).byteLength;
    if (bytes > MAX_FRAME_BYTES) {
      const text = `A request may have at most ${MAX_FRAME_BYTES} bytes; this one has ${bytes}.`;
      return Promise.reject(new CommandError('too-large', text, { limit: MAX_FRAME_BYTES }));
    }
    const survivesReconnect = name in commands;
    if (!connected && !survivesReconnect) {
      return Promise.reject(new CommandError('not-joined', 'There is no connection to the show now.'));
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => this.#fail(request.id, 'The server did not answer in time.'),
        REPLY_TIMEOUT_MS,
      );
      this.#pending.set(request.id, { request, resolve, reject, timer, survivesReconnect });
      if (connected) transmit(request);
    });
  }

  /** Settles the request that a reply belongs to; replies without one are ignored. */
  settle(reply: Reply): void {
    const pending = this.#pending.get(reply.re);
    if (!pending) return;
    this.#forget(pending);
    if (reply.ok) pending.resolve(reply.data);
    else pending.reject(new CommandError(reply.error.code, reply.error.message, reply.error.params));
  }

  /** Fails the queries of a lost connection; commands stay for the next one. */
  connectionLost(): void {
    for (const pending of [...this.#pending.values()]) {
      if (!pending.survivesReconnect) this.#fail(pending.request.id, 'The connection was lost.');
    }
  }

  /** Resends every command without a reply, oldest first. */
  resend(transmit: (request: Request) => void): void {
    for (const pending of this.#pending.values()) transmit(pending.request);
  }

  /** Fails every pending request; for a room that is closed for good. */
  failAll(message: string): void {
    for (const id of [...this.#pending.keys()]) this.#fail(id, message);
  }

  #fail(id: string, message: string): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    this.#forget(pending);
    pending.reject(new CommandError('not-joined', message));
  }

  #forget(pending: PendingRequest): void {
    clearTimeout(pending.timer);
    this.#pending.delete(pending.request.id);
  }
}
