import type { MediaWelcome } from '../../shared/media/contract.ts';
import { backoffMs } from '../backoff.ts';
import { onNetworkChange, onVisible } from './page-events.ts';
import {
  type LinkState,
  type MediaRoomAccess,
  permanentReason,
  type Session,
  type SessionEvents,
} from './session.ts';

export interface LinkOptions<S extends Session> {
  readonly room: MediaRoomAccess;
  open(welcome: MediaWelcome, events: SessionEvents): Promise<S>;
  /** A session took over. The one before it is still open, and this function has to close it. */
  onSession(session: S, before: S | undefined): void;
  /** The current session changed. */
  onChange?(session: S): void;
  onState(state: LinkState): void;
  /** Random delay in ms before all clients open new sessions at the same time, after a media worker died. */
  spreadMs?(): number;
}

/** Time limit for a new session to connect. */
const CONNECT_TIMEOUT_MS = 8000;
/** Time limit for an ICE restart to reconnect, before the session is replaced. */
const ICE_RESTART_TIMEOUT_MS = 4000;
/** How long a room may be without media before that is reported as a failure. */
const NO_MEDIA_MS = 5000;

/**
 * Keeps one media session running: opens it when the room is joined, restarts ICE when connectivity is lost, and
 * replaces the session when that does not help, the room was rejoined or the server's media worker was replaced. Failed
 * attempts are repeated with exponential backoff.
 */
export class MediaLink<S extends Session> {
  readonly #options: LinkOptions<S>;
  readonly #stops: (() => void)[];
  #state: LinkState = { kind: 'idle' };
  #session: S | undefined;
  #enabled = false;
  #attempt = 0;
  /** Number of the latest attempt to open a session: results and events of older ones are ignored. */
  #start = 0;
  /** The attempt that opened the current session. */
  #installed = 0;
  #restartingIce = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LinkOptions<S>) {
    this.#options = options;
    const { room } = options;
    this.#stops = [
      room.onJoined(() => this.#renew()),
      room.onSignal('media.ready', () => this.#renew(options.spreadMs?.() ?? 0)),
      room.store.subscribe(({ connection }) => {
        if (connection.kind === 'closed' && this.#enabled) this.#fail(connection.code);
      }),
      onNetworkChange(() => this.#restartIce()),
      onVisible(() => {
        if (this.#state.kind === 'recovering') this.restart();
      }),
    ];
  }

  get session(): S | undefined {
    return this.#session;
  }

  /** Opens a session, or replaces the current one at once, without waiting for a backoff delay. */
  restart(): void {
    this.#enabled = true;
    this.#attempt = 0;
    this.#renew();
  }

  /** Reports that nothing arrives although the connection state is good, as in the seconds after a change of network. */
  reportStall(): void {
    if (this.#state.kind === 'up') this.#restartIce();
  }

  /** Closes the session; `restart` opens another one. */
  stop(): void {
    this.#enabled = false;
    this.#start += 1;
    this.#drop();
    this.#set({ kind: 'idle' });
  }

  /** Stops for good. */
  close(): void {
    this.stop();
    for (const stop of this.#stops) stop();
  }

  /** Replaces the session without a backoff delay: the room asks for it, so the old one did not fail. */
  #renew(delayMs = 0): void {
    if (!this.#enabled) return;
    this.#supersede();
    if (this.#session || this.#attempt > 0) {
      this.#set({ kind: 'recovering', attempt: Math.max(1, this.#attempt) });
    } else this.#set({ kind: 'connecting' });
    this.#after(delayMs, () => void this.#open());
  }

  /** Invalidates earlier attempts. The current session stays open until another one takes over. */
  #supersede(): number {
    this.#session?.freeze();
    this.#start += 1;
    return this.#start;
  }

  async #open(): Promise<void> {
    const start = this.#supersede();
    const { connection, live } = this.#options.room.store.getState();
    // Joining the room calls this again, and so does the reset once there is a new worker.
    if (connection.kind !== 'joined') return;
    if (!live.media.welcome) return this.#after(NO_MEDIA_MS, () => this.#fail('no-media'));
    try {
      const session: S = await this.#options.open(live.media.welcome, {
        changed: () => this.#changed(start),
        failed: error => this.#onError(start, error),
      });
      if (start === this.#start) this.#install(session);
      else session.close();
    } catch (error) {
      this.#onError(start, error);
    }
  }

  #install(session: S): void {
    const before = this.#session;
    this.#session = session;
    this.#installed = this.#start;
    this.#restartingIce = false;
    this.#options.onSession(session, before);
    this.#evaluate();
  }

  #changed(start: number): void {
    if (start !== this.#start || start !== this.#installed || !this.#session) return;
    const session = this.#session;
    this.#evaluate();
    this.#options.onChange?.(session);
  }

  /** Replaces a session that failed after a backoff delay, or gives up if the error is permanent. */
  #onError(start: number, error: unknown): void {
    if (start !== this.#start || !this.#enabled) return;
    const reason = permanentReason(error);
    if (reason) this.#fail(reason);
    else this.#retry();
  }

  /** Acts on the session's connection state. */
  #evaluate(): void {
    const session = this.#session;
    if (!session || !this.#enabled) return;
    const state = session.active ? session.connectionState : 'connected';
    switch (state) {
      case 'connected':
        this.#onConnected();
        break;
      case 'new':
      case 'connecting':
        this.#onConnecting();
        break;
      case 'disconnected':
        this.#restartIce();
        break;
      case 'failed':
        if (this.#restartingIce) this.#retry();
        else this.#restartIce();
        break;
      case 'closed':
        this.#retry();
    }
  }

  /** Starts the time limit for connecting; an ICE restart has its own. */
  #onConnecting(): void {
    if (this.#restartingIce) return;
    if (this.#state.kind === 'up') this.#set({ kind: 'connecting' });
    if (!this.#timer) this.#after(CONNECT_TIMEOUT_MS, () => this.#retry());
  }

  #onConnected(): void {
    this.#attempt = 0;
    this.#restartingIce = false;
    this.#cancel();
    this.#set({ kind: 'up' });
  }

  /** Restarts ICE, which is cheaper than a new session. */
  #restartIce(): void {
    const session = this.#session;
    if (!session?.active || this.#restartingIce || !this.#enabled) return;
    this.#restartingIce = true;
    // What broke the media path has most likely broken the room's connection too, which would notice much later.
    this.#options.room.probe();
    if (session.connectionState !== 'connected')
      this.#set({ kind: 'recovering', attempt: this.#attempt + 1 });
    this.#after(ICE_RESTART_TIMEOUT_MS, () => {
      this.#restartingIce = false;
      if (session.connectionState !== 'connected') this.#retry();
    });
    session.restartIce().catch(() => {
      // Connectivity may still return until the time limit; after it the session is replaced.
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
    this.#restartingIce = false;
    this.#session?.close();
    this.#session = undefined;
  }

  /** Schedules the one pending action, replacing the one before. */
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
