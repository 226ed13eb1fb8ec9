import { CommandError } from '../../shared/errors.ts';
import { capturedAt } from '../media/capture-time.ts';
import type { MediaRoomAccess, PathState, Session, SessionEvents } from '../media/session.ts';
import { SessionProblem } from '../whip/http-session.ts';
import { keepInTime } from './lip-sync.ts';
import { closeLater } from './stream.ts';
import { WhepPlayer } from './whep-player.ts';

/** How long to wait for more news of what is on air, in milliseconds. */
const BURST_MS = 50;

export interface WatchSessionOptions {
  /** The largest simulcast layer to receive, 0 for the smallest; all of them where absent. */
  readonly layer?: number | undefined;
  /** A player that the page opened before it joined. */
  readonly first?: WhepPlayer | undefined;
  /** Names what was on air when the room was joined. */
  readonly air: string;
}

/** Receives what is on air in a room, and asks anew whenever something else is. */
export class WatchSession implements Session {
  readonly #room: MediaRoomAccess;
  readonly #layer: number | undefined;
  readonly #events: SessionEvents;
  readonly #stops: (() => void)[];
  #player: WhepPlayer | undefined;
  #stopKeeping = () => {};
  #burst: ReturnType<typeof setTimeout> | undefined;
  #work: Promise<void> = Promise.resolve();
  #closed = false;

  static async open(
    room: MediaRoomAccess,
    events: SessionEvents,
    { layer, first, air }: WatchSessionOptions,
  ): Promise<WatchSession> {
    const session = new WatchSession(room, events, layer);
    try {
      // What went on air between the page's first look and its joining was not heard of.
      if (first) session.#take(first);
      if (first?.air !== air) session.#take(await session.#ask());
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  private constructor(room: MediaRoomAccess, events: SessionEvents, layer: number | undefined) {
    this.#room = room;
    this.#events = events;
    this.#layer = layer;
    let wasLive = this.#isLive;
    this.#stops = [
      room.onSignal('media.changed', () => this.#follow()),
      room.store.subscribe(() => {
        if (this.#isLive && !wasLive) this.#follow();
        wasLive = this.#isLive;
      }),
    ];
  }

  get active(): boolean {
    return this.tracks.length > 0;
  }

  get path(): PathState {
    if (this.#player?.ended) return 'closed';
    return this.#player?.connection.connectionState ?? 'new';
  }

  get tracks(): MediaStreamTrack[] {
    return this.#player?.tracks ?? [];
  }

  async getStats(): Promise<ReadonlyMap<string, unknown>> {
    return (await this.#player?.connection.getStats()) ?? new Map();
  }

  /** When the shown frame of this RTP timestamp was captured, by the host's clock; undefined while not known. */
  capturedAt(rtpTimestamp: number): number | undefined {
    const { video } = this.#player ?? {};
    return video && capturedAt(video, rtpTimestamp);
  }

  /** A session that the server has forgotten can't be mended, so that is a fault and not worth the wait. */
  async restartIce(): Promise<void> {
    try {
      await this.#player?.restartIce();
    } catch (error) {
      this.#events.fault(error);
    }
  }

  freeze(): void {
    clearTimeout(this.#burst);
    for (const stop of this.#stops) stop();
  }

  close(): void {
    this.#closed = true;
    this.freeze();
    this.#stopKeeping();
    this.#player?.close();
  }

  get #isLive(): boolean {
    return this.#room.store.getState().show.phase.kind === 'live';
  }

  /** What is on air; undefined while that is nothing. */
  async #ask(): Promise<WhepPlayer | undefined> {
    if (!this.#isLive) return undefined;
    try {
      return await WhepPlayer.open(this.#room.slug, this.#layer);
    } catch (error) {
      if (!(error instanceof SessionProblem)) throw error;
      if (error.status === 409) return undefined;
      throw new CommandError(error.status === 404 ? 'not-found' : 'no-media', error.message);
    }
  }

  /** A host's sound and picture go on air one shortly after the other; both are asked for at once. */
  #follow(): void {
    this.#burst ??= setTimeout(() => {
      this.#burst = undefined;
      this.#askAgain();
    }, BURST_MS);
  }

  #askAgain(): void {
    this.#work = this.#work
      .then(() => this.#ask())
      .then(player => (this.#closed ? player?.close() : this.#take(player)))
      .catch(error => this.#events.fault(error));
  }

  #take(player: WhepPlayer | undefined): void {
    const before = this.#player;
    this.#player = player;
    this.#stopKeeping();
    if (player) this.#stopKeeping = keepInTime(player.connection);
    player?.onChange(() => {
      if (player === this.#player) this.#events.changed();
    });
    this.#events.changed();
    if (before) closeLater(before);
  }
}
