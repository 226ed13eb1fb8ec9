import { CommandError } from '../../shared/errors.ts';
import { capturedAt } from '../media/capture-time.ts';
import type { MediaRoomAccess, Session, SessionEvents } from '../media/session.ts';
import { HttpSessionError } from '../whip/http-session.ts';
import { keepLipSync } from './lip-sync.ts';
import type { MediaService } from './media-service.ts';
import { closeLater } from './stream.ts';
import { type WhepOptions, WhepPlayer, whepAddress } from './whep-player.ts';

/** Audio and video go on air shortly after each other; waiting this long (ms) requests both in one session. */
const DEBOUNCE_MS = 50;

export interface WatchSessionOptions {
  /** Highest simulcast layer to receive, 0 for the smallest; all layers if absent. */
  readonly layer?: number | undefined;
  /** The ticket to see a host who is not live yet. */
  readonly preview?: string | undefined;
  /** A player that the page opened before it joined the room. */
  readonly first?: WhepPlayer | undefined;
  /** The show's media service, for pages that play from it while it has the picture. */
  readonly service?: MediaService | undefined;
  /** Identifies what was on air when the room was joined. */
  readonly air: string;
}

/** Plays what is on air in a room, with a new WHEP session whenever that changes. */
export class WatchSession implements Session {
  readonly #room: MediaRoomAccess;
  readonly #wanted: WhepOptions;
  readonly #events: SessionEvents;
  readonly #stops: (() => void)[];
  readonly #service: MediaService | undefined;
  #player: WhepPlayer | undefined;
  #isFromService = false;
  /** Something else is on air than what this server's own player was opened for. */
  #isStale = true;
  #stopLipSync = () => {};
  #debounce: ReturnType<typeof setTimeout> | undefined;
  #queue: Promise<void> = Promise.resolve();
  #closed = false;

  static async open(
    room: MediaRoomAccess,
    events: SessionEvents,
    { layer, preview, first, service, air }: WatchSessionOptions,
  ): Promise<WatchSession> {
    const session = new WatchSession(room, events, { layer, preview }, service);
    try {
      if (first) session.#use(first, first.isElsewhere);
      // What is on air may have changed between that first request and the join.
      const isCurrent = first?.isElsewhere ? service?.address !== undefined : first?.air === air;
      session.#isStale = !isCurrent;
      if (!isCurrent) await session.#open();
      // The service may have got the picture between that first request and now.
      else if (service?.address !== undefined && !session.#isFromService) session.#scheduleRefresh();
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  private constructor(
    room: MediaRoomAccess,
    events: SessionEvents,
    wanted: WhepOptions,
    service: MediaService | undefined,
  ) {
    this.#room = room;
    this.#events = events;
    this.#wanted = wanted;
    this.#service = service;
    let wasLive = this.#isLive;
    this.#stops = [
      room.onSignal('media.changed', () => this.#onAirChanged()),
      room.store.subscribe(() => {
        if (this.#isLive && !wasLive) this.#onAirChanged();
        wasLive = this.#isLive;
      }),
      ...(service ? [service.onChange(() => this.#onServiceChanged())] : []),
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
    const tracks = this.#player?.tracks ?? [];
    // A service goes on with the tracks of what is off the air here.
    return this.#isFromService ? tracks.filter(({ kind }) => this.#service?.has(kind)) : tracks;
  }

  /** Whether the media service gives the picture instead of the room's own server. */
  get isFromService(): boolean {
    return this.#isFromService;
  }

  /** Leaves the media service once nothing comes from it any more. To be called twice a second with the newest stats. */
  checkService(report: ReadonlyMap<string, unknown>): void {
    if (this.#isFromService && this.#service?.isSilent(report)) this.#leaveService();
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
    if (this.#isFromService) return this.#leaveService();
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

  #onAirChanged(): void {
    this.#isStale = true;
    if (!this.#isFromService) this.#scheduleRefresh();
  }

  #onServiceChanged(): void {
    if (this.#isFromService === (this.#service?.address !== undefined)) this.#events.changed();
    else this.#scheduleRefresh();
  }

  /** Plays from this server again, at once; the service is tried later. */
  #leaveService(): void {
    this.#service?.failed();
    this.#scheduleRefresh();
  }

  /** Plays what is on air: from the media service where that shows it, else from the room's own server. */
  async #open(): Promise<void> {
    const fromService = this.#isFromService ? undefined : await this.#service?.open();
    if (this.#closed) return fromService?.close();
    if (fromService) return this.#use(fromService, true);
    if (this.#player && !this.#isFromService && !this.#isStale) return;
    this.#isStale = false;
    const own = await this.#request();
    if (this.#closed) own?.close();
    else this.#use(own, false);
  }

  /** Requests what is on air of the room's own server; undefined if nothing is. */
  async #request(): Promise<WhepPlayer | undefined> {
    if (!this.#isLive) return undefined;
    try {
      return await WhepPlayer.open(whepAddress(this.#room.slug, { ...this.#wanted, own: true }));
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
    this.#queue = this.#queue.then(() => this.#open()).catch(error => this.#events.failed(error));
  }

  #use(player: WhepPlayer | undefined, isFromService: boolean): void {
    const before = this.#player;
    this.#player = player;
    this.#isFromService = isFromService;
    this.#stopLipSync();
    if (player) this.#stopLipSync = keepLipSync(player.connection);
    player?.onChange(() => {
      if (player !== this.#player) return;
      if (isFromService && player.ended) this.#leaveService();
      else this.#events.changed();
    });
    this.#events.changed();
    if (before) closeLater(before);
  }
}
