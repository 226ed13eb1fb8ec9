import { nanoid } from 'nanoid';
import { CommandError } from '../../shared/errors.ts';
import { commands, type Reply, type Request } from '../../shared/protocol.ts';

/** How long a command waits for its answer, over reconnects too, before its sender is told that it failed. */
const ANSWER_WITHIN_MS = 30_000;

interface Waiting {
  readonly request: Request;
  readonly resolve: (data: unknown) => void;
  readonly reject: (error: CommandError) => void;
  readonly timer: ReturnType<typeof setTimeout>;
  readonly survivesReconnect: boolean;
}

/**
 * Requests that have no answer yet. A command survives a lost connection: it is sent again under the same id after
 * the rejoin, and the server answers it without doing it twice. A query dies with its connection.
 */
export class Outbox {
  readonly #waiting = new Map<string, Waiting>();

  /** Adds a request; `transmit` is called at once with its frame where `connected`. */
  add(
    name: string,
    data: unknown,
    connected: boolean,
    transmit: (request: Request) => void,
  ): Promise<unknown> {
    const request: Request = { id: nanoid(), name, data };
    const survivesReconnect = name in commands;
    if (!connected && !survivesReconnect) {
      return Promise.reject(new CommandError('not-joined', 'There is no connection to the show now.'));
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => this.#fail(request.id, 'The server did not answer in time.'),
        ANSWER_WITHIN_MS,
      );
      this.#waiting.set(request.id, { request, resolve, reject, timer, survivesReconnect });
      if (connected) transmit(request);
    });
  }

  /** Hands an answer to whoever waits for it; an answer nobody waits for is dropped. */
  settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.re);
    if (!waiting) return;
    this.#forget(waiting);
    if (reply.ok) waiting.resolve(reply.data);
    else waiting.reject(new CommandError(reply.error.code, reply.error.message, reply.error.params));
  }

  /** The connection is gone: queries fail now, commands stay for the next one. */
  connectionLost(): void {
    for (const waiting of [...this.#waiting.values()]) {
      if (!waiting.survivesReconnect) this.#fail(waiting.request.id, 'The connection was lost.');
    }
  }

  /** Sends every unanswered command again, oldest first. */
  resend(transmit: (request: Request) => void): void {
    for (const waiting of this.#waiting.values()) transmit(waiting.request);
  }

  /** Fails everything that still waits; for a room that is closed for good. */
  failAll(message: string): void {
    for (const id of [...this.#waiting.keys()]) this.#fail(id, message);
  }

  #fail(id: string, message: string): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#forget(waiting);
    waiting.reject(new CommandError('not-joined', message));
  }

  #forget(waiting: Waiting): void {
    clearTimeout(waiting.timer);
    this.#waiting.delete(waiting.request.id);
  }
}
