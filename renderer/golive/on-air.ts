import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Publisher, PublishState } from '../../client/publish/publisher.ts';
import type { Room } from '../../client/room/room.ts';
import { CommandError, ErrorCode } from '../../shared/errors.ts';

export type AirState =
  /** This window sends nothing. */
  | { kind: 'off' }
  /** Going live: publishing has to succeed before the show's phase changes. */
  | { kind: 'starting' }
  /** The show is live and this window publishes it. The publisher has the state of the connection. */
  | { kind: 'on' }
  /** Another window of this browser publishes; this one takes over when that is closed. */
  | { kind: 'elsewhere' }
  | { kind: 'ending' };

/** Publishes while the show is live, also after a reload, and stops when it ends. One window per browser publishes. */
export class OnAir {
  readonly store: StoreApi<AirState> = createStore<AirState>(() => ({ kind: 'off' }));
  readonly #room: Room;
  readonly #publisher: Publisher;
  readonly #lockName: string;
  readonly #unsubscribe: () => void;
  /** Aborts the request for the lock or releases it; undefined while this window neither holds nor wants it. */
  #lock: AbortController | undefined;

  constructor(room: Room, publisher: Publisher, lockName: string) {
    this.#room = room;
    this.#publisher = publisher;
    this.#lockName = lockName;
    this.#unsubscribe = room.store.subscribe(() => this.#update());
    this.#update();
  }

  /** Publishes, and starts the show once that succeeded. Rejects if either fails. */
  async goLive(): Promise<void> {
    if (this.#lock) return;
    this.store.setState({ kind: 'starting' }, true);
    const lock = this.#acquire();
    try {
      await sending(this.#publisher, lock.signal);
      await this.#room.send('show.goLive', {});
    } catch (error) {
      if (lock.signal.aborted || isAlreadyDone(error)) return;
      this.#release();
      throw error;
    }
  }

  /** Cancels going live before the show has started. */
  cancel(): void {
    if (this.store.getState().kind === 'starting') this.#release();
  }

  /**
   * Publishes without going live, for pages that have the ticket of the preview. Returns the function that ends it; it
   * changes nothing once the show is live.
   */
  preview(): () => void {
    if (this.#lock) return () => {};
    void this.#publisher.start();
    return () => {
      if (!this.#lock) void this.#publisher.stop();
    };
  }

  /** Ends the show for everybody. Publishing stops when the server has confirmed it. */
  async end(): Promise<void> {
    const before = this.store.getState();
    this.store.setState({ kind: 'ending' }, true);
    try {
      await this.#room.send('show.end', {});
    } catch (error) {
      if (isAlreadyDone(error)) return;
      this.store.setState(before, true);
      throw error;
    }
  }

  close(): void {
    this.#unsubscribe();
    this.#release();
  }

  #update(): void {
    const { show, connection } = this.#room.store.getState();
    const { kind } = this.store.getState();
    const { phase } = show.lifecycle;
    // What was interrupted goes on when the host says so, not by opening the studio.
    const isGoingOn = phase.kind === 'live' && phase.interruptedAt === undefined;
    const isLive = isGoingOn && connection.kind !== 'closed';
    if (isLive && !this.#lock) this.#acquire();
    else if (isLive && kind === 'starting') this.store.setState({ kind: 'on' }, true);
    else if (!isLive && kind !== 'starting' && kind !== 'off') this.#release();
  }

  /** Requests the Web Lock and publishes while it is held, so that only one window of this browser publishes. */
  #acquire(): AbortController {
    const lock = new AbortController();
    this.#lock = lock;
    if (this.store.getState().kind === 'off') this.store.setState({ kind: 'elsewhere' }, true);
    navigator.locks
      .request(this.#lockName, { signal: lock.signal }, () => this.#publish(lock))
      .catch(() => {
        // Aborted by `#release` before the lock was granted.
      });
    return lock;
  }

  /** Publishes until the lock is released. */
  async #publish(lock: AbortController): Promise<void> {
    if (this.store.getState().kind === 'elsewhere') this.store.setState({ kind: 'on' }, true);
    const released = new Promise<void>(resolve => {
      lock.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    void this.#publisher.start();
    await released;
    await this.#publisher.stop();
  }

  #release(): void {
    this.#lock?.abort();
    this.#lock = undefined;
    if (this.store.getState().kind !== 'off') this.store.setState({ kind: 'off' }, true);
  }
}

const isAlreadyDone = (error: unknown): boolean =>
  error instanceof CommandError && error.code === 'already-done';

/** Converts the publisher's reason to an error that has a text: a server's error code, or a missing browser feature. */
function reasonOf(reason: string): Error {
  const code = ErrorCode.safeParse(reason);
  return code.success ? new CommandError(code.data, reason) : new DOMException(reason, 'NotSupportedError');
}

/** Resolves when the publisher is sending; rejects when it failed or the signal was aborted. */
function sending(publisher: Publisher, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      unsubscribe();
      signal.removeEventListener('abort', onAbort);
      done();
    };
    const onAbort = () => settle(() => reject(new CommandError('not-joined', 'Going live was cancelled.')));
    const check = (state: PublishState) => {
      if (state.kind === 'sending') settle(resolve);
      if (state.kind === 'failed') settle(() => reject(reasonOf(state.reason)));
    };
    signal.addEventListener('abort', onAbort);
    const unsubscribe = publisher.store.subscribe(({ state }) => check(state));
    const { state } = publisher.store.getState();
    if (state.kind === 'sending') check(state);
  });
}
