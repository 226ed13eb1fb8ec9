import { CommandError } from '../../shared/errors.ts';
import { capturedAt } from '../media/capture-time.ts';
import type { MediaRoomAccess, Session, SessionEvents } from '../media/session.ts';
import { HttpSessionError } from '../whip/http-session.ts';
import { keepLipSync } from './lip-sync.ts';
import { closeLater } from './stream.ts';
import { type WhepOptions, WhepPlayer } from './whep-player.ts';

/** Audio and video go on air shortly after each other; waiting this long (ms) requests both in one session. */
const DEBOUNCE_MS = 50;

export interface WatchSessionOptions {
  /** Highest simulcast layer to receive, 0 for the smallest; all layers if absent. */
  readonly layer?: number | undefined;
  /** The ticket to see a host who is not live yet. */
  readonly preview?: string | undefined;
  /** A player that the page opened before it joined the room. */
  readonly first?: WhepPlayer | undefined;
  /** Identifies what was on air when the room was joined. */
  readonly air: string;
}

/** Plays what is on air in a room, with a new WHEP session whenever that changes. */
export class WatchSession implements Session {
  readonly #room: MediaRoomAccess;
  readonly #wanted: WhepOptions;
  readonly #events: SessionEvents;
  readonly #stops: (() => void)[];
  #player: WhepPlayer | undefined;
  #stopLipSync = () => {};
  #debounce: ReturnType<typeof setTimeout> | undefined;
  #queue: Promise<void> = Promise.resolve();
  #closed = false;

  static async open(
    room: MediaRoomAccess,
    events: SessionEvents,
    { layer, preview, first, air }: WatchSessionOptions,
  ): Promise<WatchSession> {
    const session = new WatchSession(room, events, { layer, preview });
    try {
      if (first) session.#use(first);
      // What is on air may have changed between that first request and the join.
      if (first?.air !== air) session.#use(await session.#request());
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  private constructor(room: MediaRoomAccess, events: SessionEvents, wanted: WhepOptions) {
    this.#room = room;
    this.#events = events;
    this.#wanted = wanted;
    let wasLive = this.#isLive;
    this.#stops = [
      room.onSignal('media.changed', () => this.#scheduleRefresh()),
      room.store.subscribe(() => {
        if (this.#isLive && !wasLive) this.#scheduleRefresh();
        wasLive = this.#isLive;
      }),
    ];
  }

  get active(): boolean {
    return this.tracks.length > 0;
  }

  get connectionState(): RTCPeerConnectionState {
    if (this.#player?.ended) return 'closed';
    return this.#player?.connection.connectionState ?? 'new';
  }

  /** True if the picture on air has a codec that this browser does not decode. */
  get isPictureUnsupported(): boolean {
    return this.#player?.isPictureUnsupported ?? false;
  }

  /** Whether the server holds the picture back because this browser's line is too slow for it. */
  async isPictureHeldBack(): Promise<boolean> {
    return (await this.#player?.isPictureHeldBack()) ?? false;
  }

  get tracks(): MediaStreamTrack[] {
    return this.#player?.tracks ?? [];
  }

  async getStats(): Promise<ReadonlyMap<string, unknown>> {
    return (await this.#player?.connection.getStats()) ?? new Map();
  }

  /** Time of capture of the frame with this RTP timestamp, in ms on the host's clock; undefined while not known. */
  capturedAt(rtpTimestamp: number): number | undefined {
    const { video } = this.#player ?? {};
    return video && capturedAt(video, rtpTimestamp);
  }

  /** A rejected restart fails the session at once: the server no longer has it. */
  async restartIce(): Promise<void> {
    try {
      await this.#player?.restartIce();
    } catch (error) {
      this.#events.failed(error);
    }
  }

  freeze(): void {
    clearTimeout(this.#debounce);
    for (const stop of this.#stops) stop();
  }

  close(): void {
    this.#closed = true;
    this.freeze();
    this.#stopLipSync();
    this.#player?.close();
  }

  /** Whether there may be something to play. */
  get #isLive(): boolean {
    const { kind } = this.#room.store.getState().show.lifecycle.phase;
    return kind === 'live' || (kind === 'ready' && this.#wanted.preview !== undefined);
  }

  /** Requests what is on air; undefined if nothing is. */
  async #request(): Promise<WhepPlayer | undefined> {
    if (!this.#isLive) return undefined;
    try {
      return await WhepPlayer.open(this.#room.slug, this.#wanted);
    } catch (error) {
      if (!(error instanceof HttpSessionError)) throw error;
      if (error.status === 409) return undefined;
      // Nothing that is on air suits this browser: no fault of the server's, whose codes follow.
      if (error.status === 422) throw error;
      if (error.status === 429)
        throw new CommandError('rate-limited', error.message, { retryInMs: error.retryAfterMs });
      throw new CommandError(error.status === 404 ? 'not-found' : 'no-media', error.message);
    }
  }

  #scheduleRefresh(): void {
    this.#debounce ??= setTimeout(() => {
      this.#debounce = undefined;
      this.#refresh();
    }, DEBOUNCE_MS);
  }

  #refresh(): void {
    this.#queue = this.#queue
      .then(() => this.#request())
      .then(player => (this.#closed ? player?.close() : this.#use(player)))
      .catch(error => this.#events.failed(error));
  }

  #use(player: WhepPlayer | undefined): void {
    const before = this.#player;
    this.#player = player;
    this.#stopLipSync();
    if (player) this.#stopLipSync = keepLipSync(player.connection);
    player?.onChange(() => {
      if (player === this.#player) this.#events.changed();
    });
    this.#events.changed();
    if (before) closeLater(before);
  }
}
