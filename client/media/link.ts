import { CommandError, type ErrorCode } from '../../shared/errors.ts';
import { backoffMs } from '../backoff.ts';
import { onNetworkChange, onVisible } from './page-events.ts';
import { type LinkOptions, type LinkState, permanentReason, type Session } from './session.ts';
import { SingleTimer } from './single-timer.ts';

/** Time limit for a new session to connect. */
const CONNECT_TIMEOUT_MS = 8000;
/** Time limit for an ICE restart to reconnect, before the session is replaced. */
const ICE_RESTART_TIMEOUT_MS = 4000;
/** How long data has to flow again after a stall before a rejoin of the room may replace the session. */
const SETTLE_MS = 1000;
/** How long a room may be without media before that is reported as a failure. */
const NO_MEDIA_MS = 5000;

/** An ICE restart that is going on. */
interface IceRestart {
  /** A stall caused it: the session counts as lost until data flows again, whatever its connection state. */
  readonly afterStall: boolean;
  /** The room was rejoined meanwhile, so the session is to be replaced afterwards. */
  renewalDue: boolean;
}

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
  #iceRestart: IceRestart | undefined;
  /** A new session opens after a backoff delay, unless the current one reconnects before. */
  #isRetrying = false;
  readonly #timer = new SingleTimer();

  constructor(options: LinkOptions<S>) {
    this.#options = options;
    const { room } = options;
    this.#stops = [
      room.onJoined(() => this.#onJoined()),
      room.onSignal('media.ready', () => this.#renew(options.spreadMs?.() ?? 0)),
      room.store.subscribe(({ connection }) => {
        if (connection.kind === 'closed' && this.#enabled) this.#fail(connection.code);
      }),
      onNetworkChange(() => this.#onNetworkChange()),
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

  /**
   * Reports that nothing arrives although the connection state is good, as in the seconds after a change of network.
   * Ignored while the room's connection is lost: then it is the server that is gone, not the path to it.
   */
  reportStall(): void {
    const { connection } = this.#options.room.store.getState();
    if (this.#state.kind !== 'up' || connection.kind !== 'joined') return;
    this.#restartIce({ afterStall: true, renewalDue: false });
  }

  /** Reports that data arrives again after a stall. */
  reportFlow(): void {
    if (this.#iceRestart?.afterStall) this.#timer.set(SETTLE_MS, () => this.#endIceRestart());
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

  /**
   * The session belongs to the room's former connection, so it has to be replaced before the server notices that this is
   * gone. While ICE is about to bring the session back, that would only prolong the interruption: a new one takes longer.
   */
  #onJoined(): void {
    if (this.#iceRestart?.afterStall) this.#iceRestart.renewalDue = true;
    else this.#renew();
  }

  /** Replaces the session without a backoff delay: the room asks for it, so the old one did not fail. */
  #renew(delayMs = 0): void {
    if (!this.#enabled) return;
    this.#supersede();
    if (this.#session || this.#attempt > 0) {
      this.#set({ kind: 'recovering', attempt: Math.max(1, this.#attempt) });
    } else this.#set({ kind: 'connecting' });
    this.#timer.set(delayMs, () => void this.#open());
  }

  /** Ignores the current session and earlier attempts from now on. It stays open until another one takes over. */
  #supersede(): number {
    this.#session?.freeze();
    this.#iceRestart = undefined;
    this.#isRetrying = false;
    this.#start += 1;
    return this.#start;
  }

  async #open(): Promise<void> {
    const start = this.#supersede();
    const { connection, live } = this.#options.room.store.getState();
    // Joining the room calls this again, and so does the reset once there is a new worker.
    if (connection.kind !== 'joined') return;
    const media = live.media.welcome;
    if (!media) return this.#timer.set(NO_MEDIA_MS, () => this.#fail('no-media'));
    try {
      const session: S = await this.#options.open(media, {
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
    else if (error instanceof CommandError) this.#retry(error.code, Number(error.params?.retryInMs ?? 0));
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
        if (this.#iceRestart) this.#retry();
        else this.#restartIce();
        break;
      case 'closed':
        this.#retry();
    }
  }

  /** Starts the time limit for connecting; an ICE restart has its own. */
  #onConnecting(): void {
    if (this.#iceRestart) return;
    if (this.#state.kind === 'up') this.#set({ kind: 'connecting' });
    if (!this.#timer.isSet) this.#timer.set(CONNECT_TIMEOUT_MS, () => this.#retry());
  }

  #onConnected(): void {
    this.#attempt = 0;
    this.#set({ kind: 'up' });
    if (this.#iceRestart?.afterStall) return;
    this.#iceRestart = undefined;
    this.#isRetrying = false;
    this.#timer.clear();
  }

  /** Whatever is going on over the old network is not worth waiting for. */
  #onNetworkChange(): void {
    if (this.#state.kind === 'recovering' && !this.#iceRestart) return void this.restart();
    const before = this.#iceRestart;
    this.#iceRestart = undefined;
    this.#restartIce(before);
  }

  /** Restarts ICE, which is cheaper than a new session. */
  #restartIce(restart: IceRestart = { afterStall: false, renewalDue: false }): void {
    const session = this.#session;
    if (!session?.active || this.#iceRestart || this.#isRetrying || !this.#enabled) return;
    this.#iceRestart = restart;
    // What broke the media path has most likely broken the room's connection too, which would notice much later.
    this.#options.room.probe();
    if (session.connectionState !== 'connected')
      this.#set({ kind: 'recovering', attempt: this.#attempt + 1 });
    this.#timer.set(ICE_RESTART_TIMEOUT_MS, () => this.#endIceRestart());
    session.restartIce().catch(() => {
      // Connectivity may still return until the time limit; after it the session is replaced.
    });
  }

  #endIceRestart(): void {
    const isRenewalDue = this.#iceRestart?.renewalDue;
    this.#iceRestart = undefined;
    if (isRenewalDue) this.#renew();
    else if (this.#session?.connectionState !== 'connected') this.#retry();
  }

  /** @param leastMs how long the server asks to wait */
  #retry(reason?: ErrorCode, leastMs = 0): void {
    if (this.#isRetrying) return;
    this.#isRetrying = true;
    this.#iceRestart = undefined;
    this.#attempt += 1;
    this.#set({ kind: 'recovering', attempt: this.#attempt, reason });
    this.#timer.set(Math.max(leastMs, backoffMs(this.#attempt)), () => void this.#open());
  }

  #fail(reason: string): void {
    this.#start += 1;
    this.#drop();
    this.#set({ kind: 'failed', reason });
  }

  #drop(): void {
    this.#timer.clear();
    this.#iceRestart = undefined;
    this.#isRetrying = false;
    this.#session?.close();
    this.#session = undefined;
  }

  #set(state: LinkState): void {
    const isSame = state.kind === this.#state.kind && attemptOf(state) === attemptOf(this.#state);
    if (isSame) return;
    this.#state = state;
    this.#options.onState(state);
  }
}

const attemptOf = (state: LinkState): number => (state.kind === 'recovering' ? state.attempt : 0);
