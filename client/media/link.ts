import type { MediaWelcome } from '../../shared/media.ts';
import { backoffMs } from '../backoff.ts';
import { onNetworkChange, onVisible } from './page-events.ts';
import {
  finalReason,
  type LinkState,
  type MediaRoomAccess,
  type Session,
  type SessionEvents,
} from './session.ts';

export interface LinkOptions<S extends Session> {
  readonly room: MediaRoomAccess;
  open(welcome: MediaWelcome, events: SessionEvents): Promise<S>;
  /** A session took over; the one before it is still open, and is let go by this function. */
  onSession(session: S, before: S | undefined): void;
  /** The session that runs has changed. */
  onChange?(session: S): void;
  onState(state: LinkState): void;
  /** How long to wait before starting anew with everybody else, in milliseconds. */
  spreadMs?(): number;
}

/** How long a path may take to stand before the next attempt. */
const CONNECT_MS = 8000;
/** How long new credentials get to mend a broken path before everything is made anew. */
const MEND_MS = 4000;
/** How long a room may be without media before a person is told that there is none. */
const MISSING_MS = 5000;
/**
 * Keeps one session of media going for as long as it is wanted: starts it with the room, mends its path, makes it anew
 * when the path is beyond mending, the connection is another one or the server's worker was replaced, and pauses
 * longer after each failure.
 */
export class MediaLink<S extends Session> {
  readonly #options: LinkOptions<S>;
  readonly #stops: (() => void)[];
  #state: LinkState = { kind: 'idle' };
  #session: S | undefined;
  #wanted = false;
  #attempt = 0;
  /** Counts the starts: whatever an older one still brings is not wanted any more. */
  #start = 0;
  /** The start that brought the session. */
  #installed = 0;
  #mending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LinkOptions<S>) {
    this.#options = options;
    const { room } = options;
    this.#stops = [
      room.onJoined(() => this.#renew()),
      room.onSignal('media.reset', () => this.#renew(options.spreadMs?.() ?? 0)),
      room.store.subscribe(({ connection }) => {
        if (connection.kind === 'closed' && this.#wanted) this.#fail(connection.code);
      }),
      onNetworkChange(() => this.#mend()),
      onVisible(() => {
        if (this.#state.kind === 'recovering') this.restart();
      }),
    ];
  }

  get session(): S | undefined {
    return this.#session;
  }

  /** Starts, or starts anew at once without waiting for a pause to end. */
  restart(): void {
    this.#wanted = true;
    this.#attempt = 0;
    this.#renew();
  }

  /** Nothing arrives although the path says that it stands, as in the seconds after a change of network. */
  suspect(): void {
    if (this.#state.kind === 'up') this.#mend();
  }

  /** Lets go of the session; `restart` brings it back. */
  stop(): void {
    this.#wanted = false;
    this.#start += 1;
    this.#drop();
    this.#set({ kind: 'idle' });
  }

  close(): void {
    this.stop();
    for (const stop of this.#stops) stop();
  }

  /** The room has media anew, so this is no failure of ours and needs no pause of its own. */
  #renew(delayMs = 0): void {
    if (!this.#wanted) return;
    this.#supersede();
    if (this.#session || this.#attempt > 0) {
      this.#set({ kind: 'recovering', attempt: Math.max(1, this.#attempt) });
    } else this.#set({ kind: 'connecting' });
    this.#after(delayMs, () => void this.#open());
  }

  /** The session of before stays until its picture can be taken over, but has nothing more to say. */
  #supersede(): number {
    this.#session?.freeze();
    this.#start += 1;
    return this.#start;
  }

  async #open(): Promise<void> {
    const start = this.#supersede();
    const { connection, media } = this.#options.room.store.getState();
    // Joining, or the reset that ends a worker's absence, starts again from here.
    if (connection.kind !== 'joined') return;
    if (!media) return this.#after(MISSING_MS, () => this.#fail('no-media'));
    try {
      const session: S = await this.#options.open(media, {
        changed: () => this.#changed(start),
        fault: error => this.#fault(start, error),
      });
      if (start === this.#start) this.#install(session);
      else session.close();
    } catch (error) {
      this.#fault(start, error);
    }
  }

  #install(session: S): void {
    const before = this.#session;
    this.#session = session;
    this.#installed = this.#start;
    this.#mending = false;
    this.#options.onSession(session, before);
    this.#look();
  }

  #changed(start: number): void {
    if (start !== this.#start || start !== this.#installed || !this.#session) return;
    const session = this.#session;
    this.#look();
    this.#options.onChange?.(session);
  }

  /** Gives a session up that can't do what it should, and tries again after a pause. */
  #fault(start: number, error: unknown): void {
    if (start !== this.#start || !this.#wanted) return;
    const reason = finalReason(error);
    if (reason) this.#fail(reason);
    else this.#retry();
  }

  /** Draws the conclusion from where the session's path stands. */
  #look(): void {
    const session = this.#session;
    if (!session || !this.#wanted) return;
    const path = session.active ? session.path : 'connected';
    switch (path) {
      case 'connected':
        this.#up();
        break;
      case 'new':
      case 'connecting':
        this.#await();
        break;
      case 'disconnected':
        this.#mend();
        break;
      case 'failed':
        if (this.#mending) this.#retry();
        else this.#mend();
        break;
      case 'closed':
        this.#retry();
    }
  }

  /** The path is being made; for one that is being mended there is a clock already. */
  #await(): void {
    if (this.#mending) return;
    if (this.#state.kind === 'up') this.#set({ kind: 'connecting' });
    if (!this.#timer) this.#after(CONNECT_MS, () => this.#retry());
  }

  #up(): void {
    this.#attempt = 0;
    this.#mending = false;
    this.#cancel();
    this.#set({ kind: 'up' });
  }

  /** Tries the cheap way first: the same session over another path. */
  #mend(): void {
    const session = this.#session;
    if (!session?.active || this.#mending || !this.#wanted) return;
    this.#mending = true;
    // What broke the path has most often broken the room's connection as well, which notices it much later.
    this.#options.room.probe();
    if (session.path !== 'connected') this.#set({ kind: 'recovering', attempt: this.#attempt + 1 });
    this.#after(MEND_MS, () => {
      this.#mending = false;
      if (session.path !== 'connected') this.#retry();
    });
    session.restartIce().catch(() => {
      // The session keeps its time to come back by itself; if it doesn't, everything is made anew.
    });
  }

  #retry(): void {
    this.#attempt += 1;
    this.#set({ kind: 'recovering', attempt: this.#attempt });
    this.#after(backoffMs(this.#attempt), () => void this.#open());
  }

  #fail(reason: string): void {
    this.#start += 1;
    this.#drop();
    this.#set({ kind: 'failed', reason });
  }

  #drop(): void {
    this.#cancel();
    this.#mending = false;
    this.#session?.close();
    this.#session = undefined;
  }

  /** There is one thing to wait for at a time; a new one takes the place of the old. */
  #after(delayMs: number, then: () => void): void {
    this.#cancel();
    if (delayMs === 0) {
      then();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      then();
    }, delayMs);
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #set(state: LinkState): void {
    const isSame = state.kind === this.#state.kind && attemptOf(state) === attemptOf(this.#state);
    if (isSame) return;
    this.#state = state;
    this.#options.onState(state);
  }
}

const attemptOf = (state: LinkState): number => (state.kind === 'recovering' ? state.attempt : 0);
