import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Publisher, PublishState } from '../../client/publish/publisher.ts';
import type { Room } from '../../client/room/room.ts';
import { CommandError, ErrorCode } from '../../shared/errors.ts';

export type AirState =
  /** This window sends nothing, and nobody asked it to. */
  | { kind: 'off' }
  /** Go live was pressed: the picture has to reach the server before viewers are told. */
  | { kind: 'starting' }
  /** The show is live and this window is its picture; how well it gets through, the publisher says. */
  | { kind: 'on' }
  /** Another window of this browser sends; this one takes over when that is closed. */
  | { kind: 'elsewhere' }
  | { kind: 'ending' };

/** Ties the picture to the show's phase: sends while it is live, after a reload as well, and stops when it ends. */
export class OnAir {
  readonly store: StoreApi<AirState> = createStore<AirState>(() => ({ kind: 'off' }));
  readonly #room: Room;
  readonly #publisher: Publisher;
  readonly #lockName: string;
  readonly #unsubscribe: () => void;
  /** Aborts the current hold on the air; undefined while there is none. */
  #hold: AbortController | undefined;

  constructor(room: Room, publisher: Publisher, lockName: string) {
    this.#room = room;
    this.#publisher = publisher;
    this.#lockName = lockName;
    this.#unsubscribe = room.store.subscribe(() => this.#follow());
    this.#follow();
  }

  /** Sends the picture, and tells the viewers once it is there. Rejects with the reason where it can't be. */
  async goLive(): Promise<void> {
    if (this.#hold) return;
    this.store.setState({ kind: 'starting' }, true);
    const hold = this.#take();
    try {
      await sending(this.#publisher, hold.signal);
      await this.#room.send('show.goLive', {});
    } catch (error) {
      if (hold.signal.aborted || isAlreadySo(error)) return;
      this.#release();
      throw error;
    }
  }

  /** Takes back a go-live that hasn't reached the viewers yet. */
  cancel(): void {
    if (this.store.getState().kind === 'starting') this.#release();
  }

  /** Ends the show for everybody; the picture stops when the server has said so. */
  async end(): Promise<void> {
    const before = this.store.getState();
    this.store.setState({ kind: 'ending' }, true);
    try {
      await this.#room.send('show.end', {});
    } catch (error) {
      if (isAlreadySo(error)) return;
      this.store.setState(before, true);
      throw error;
    }
  }

  close(): void {
    this.#unsubscribe();
    this.#release();
  }

  #follow(): void {
    const { show, connection } = this.#room.store.getState();
    const { kind } = this.store.getState();
    const isLive = show.phase.kind === 'live' && connection.kind !== 'closed';
    if (isLive && !this.#hold) this.#take();
    else if (isLive && kind === 'starting') this.store.setState({ kind: 'on' }, true);
    else if (!isLive && kind !== 'starting' && kind !== 'off') this.#release();
  }

  /** Waits for its turn among this browser's windows, so that two of them never send over each other. */
  #take(): AbortController {
    const hold = new AbortController();
    this.#hold = hold;
    if (this.store.getState().kind === 'off') this.store.setState({ kind: 'elsewhere' }, true);
    const turn = navigator.locks.request(this.#lockName, { signal: hold.signal }, () => this.#send(hold));
    turn.catch(() => {
      // The wait was given up, and the one who gave it up knows.
    });
    return hold;
  }

  /** Holds the lock from the first packet until the hold is let go. */
  async #send(hold: AbortController): Promise<void> {
    if (this.store.getState().kind === 'elsewhere') this.store.setState({ kind: 'on' }, true);
    const released = new Promise<void>(resolve => {
      hold.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    void this.#publisher.start();
    await released;
    await this.#publisher.stop();
  }

  #release(): void {
    this.#hold?.abort();
    this.#hold = undefined;
    if (this.store.getState().kind !== 'off') this.store.setState({ kind: 'off' }, true);
  }
}

const isAlreadySo = (error: unknown): boolean =>
  error instanceof CommandError && error.code === 'already-done';

/** The publisher's reason as an error that has a text: a refusal of the server, or a browser that can't do it. */
function reasonOf(reason: string): Error {
  const code = ErrorCode.safeParse(reason);
  return code.success ? new CommandError(code.data, reason) : new DOMException(reason, 'NotSupportedError');
}

/** Resolves when the publisher sends; rejects when it failed or the wait was given up. */
function sending(publisher: Publisher, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      unsubscribe();
      signal.removeEventListener('abort', onAbort);
      done();
    };
    const onAbort = () => settle(() => reject(new CommandError('not-joined', 'Going live was cancelled.')));
    const look = (state: PublishState) => {
      if (state.kind === 'sending') settle(resolve);
      if (state.kind === 'failed') settle(() => reject(reasonOf(state.reason)));
    };
    signal.addEventListener('abort', onAbort);
    const unsubscribe = publisher.store.subscribe(({ state }) => look(state));
    const { state } = publisher.store.getState();
    if (state.kind === 'sending') look(state);
  });
}
