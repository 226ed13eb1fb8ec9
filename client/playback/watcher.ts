import { createStore, type StoreApi } from 'zustand/vanilla';
import { MediaLink } from '../media/link.ts';
import type { LinkState, MediaRoomAccess } from '../media/session.ts';
import { StallDetector } from '../media/stall-detector.ts';
import { HeldPictureDetector } from './held-picture-detector.ts';
import type { MediaService } from './media-service.ts';
import { WatchSession } from './session.ts';
import { WatchMeter, type WatchStats } from './stats.ts';
import { closeLater, WatchStream } from './stream.ts';
import type { WhepPlayer } from './whep-player.ts';

export type { WatchStats } from './stats.ts';

export type WatchState =
  | { kind: 'idle' }
  | { kind: 'connecting' }
  | { kind: 'playing' }
  /** In the room, but nothing is on air. */
  | { kind: 'waiting' }
  /** `reason` is the code of the latest failure, where it was the server that gave one. */
  | { kind: 'recovering'; attempt: number; reason?: string | undefined }
  /** `reason` is a code: an ErrorCode, or `unsupported` for a browser without WebRTC. */
  | { kind: 'failed'; reason: string };

export interface WatchView {
  state: WatchState;
  hasVideo: boolean;
  hasAudio: boolean;
  /** The picture on air has a codec that this browser does not decode; the sound plays. */
  isPictureUnsupported: boolean;
  /** The line is too slow for the picture, which comes back by itself; the sound plays. */
  isPictureHeldBack: boolean;
  /** The show's media service gives the picture, not this server. */
  isFromService: boolean;
}

export interface WatchOptions {
  /** Highest simulcast layer to receive, 0 for the smallest; all layers if absent. */
  readonly layer?: number;
  /** The ticket to see a host who is not live yet. */
  readonly preview?: string | undefined;
  /** A player that the page opened before it joined the room, whose tracks are in `stream` already. */
  readonly first?: WhepPlayer | undefined;
  readonly stream?: MediaStream;
  /** The show's media service, for pages that play from it while it has the picture. */
  readonly service?: MediaService;
}

/** Upper limit of the random delay with which viewers reconnect to a new media worker, 1 ms for each viewer. */
const MAX_SPREAD_MS = 2000;

/** Interval of the check for a stall: longer than a publisher's, to save a phone's battery. */
const STALL_CHECK_MS = 500;

/** Plays a show's audio and video, and recovers from every interruption until closed. */
export class Watcher {
  readonly store: StoreApi<WatchView> = createStore<WatchView>(() => ({
    state: { kind: 'idle' },
    hasVideo: false,
    hasAudio: false,
    isPictureUnsupported: false,
    isPictureHeldBack: false,
    isFromService: false,
  }));
  readonly #tracks: WatchStream;
  readonly #link: MediaLink<WatchSession>;
  readonly #room: MediaRoomAccess;
  readonly #stallTimer: ReturnType<typeof setInterval>;
  #linkState: LinkState = { kind: 'idle' };
  #meter = new WatchMeter();
  #stalls = new StallDetector();
  #heldPicture: HeldPictureDetector | undefined;

  constructor(room: MediaRoomAccess, { layer, preview, first, stream, service }: WatchOptions) {
    this.#room = room;
    this.#tracks = new WatchStream(() => this.#publish(), stream);
    let unused = first;
    this.#link = new MediaLink<WatchSession>({
      room,
      open: ({ air }, events) => {
        const options = { layer, preview, first: unused, service, air };
        unused = undefined;
        return WatchSession.open(room, events, options);
      },
      onChange: session => this.#tracks.show(session.tracks),
      onSession: (session, before) => {
        this.#meter = new WatchMeter();
        this.#stalls = new StallDetector();
        this.#heldPicture = new HeldPictureDetector(() => session.isPictureHeldBack());
        this.#tracks.show(session.tracks);
        if (before) closeLater(before);
      },
      onState: state => {
        this.#linkState = state;
        if (state.kind === 'failed') this.#tracks.clear();
        this.#publish();
      },
      // If a thousand viewers reconnected in the same instant, each of them would have to wait.
      spreadMs: () => Math.random() * Math.min(MAX_SPREAD_MS, room.store.getState().live.presence.watching),
    });
    this.#stallTimer = setInterval(() => void this.#checkStall(), STALL_CHECK_MS);
    this.#link.restart();
  }

  /** The same object for the life of the watcher; its tracks come and go. */
  get stream(): MediaStream {
    return this.#tracks.stream;
  }

  /** Quality of the downstream since the last call; undefined while nothing is received. */
  async stats(): Promise<WatchStats | undefined> {
    const { session } = this.#link;
    if (!session?.active) return undefined;
    return this.#meter.read(await session.getStats());
  }

  /**
   * Time of capture of a frame, in milliseconds since 1970 on the host's clock; undefined while it isn't known.
   * `rtpTimestamp` identifies the frame, as requestVideoFrameCallback reports it.
   */
  capturedAt(rtpTimestamp: number): number | undefined {
    return this.#link.session?.capturedAt(rtpTimestamp);
  }

  /** Reconnects at once, without waiting for a backoff delay. */
  restart(): void {
    this.#link.restart();
  }

  close(): void {
    clearInterval(this.#stallTimer);
    this.#link.close();
    this.#tracks.clear();
  }

  /**
   * A stall may be the host's as well as this viewer's, so it doesn't restart ICE by itself. The room's connection tells
   * them apart: if it is dead too, the room is rejoined, and that opens a new session.
   */
  async #checkStall(): Promise<void> {
    const { session } = this.#link;
    if (!session?.active || this.#linkState.kind !== 'up') return;
    // getStats rejects while the connection is being closed.
    const report = await session.getStats().catch(() => undefined);
    if (!report || session !== this.#link.session) return;
    if (this.#stalls.read(report) === 'stall') this.#room.probe();
    session.checkService(report);
    const isPictureHeldBack =
      this.#tracks.has('video') && ((await this.#heldPicture?.read(report, performance.now())) ?? false);
    if (session === this.#link.session && isPictureHeldBack !== this.store.getState().isPictureHeldBack)
      this.store.setState({ isPictureHeldBack });
  }

  #publish(): void {
    this.store.setState({
      state: this.#state(),
      hasVideo: this.#tracks.has('video'),
      hasAudio: this.#tracks.has('audio'),
      isPictureUnsupported: this.#link.session?.isPictureUnsupported ?? false,
      isFromService: this.#link.session?.isFromService ?? false,
    });
  }

  #state(): WatchState {
    if (this.#linkState.kind !== 'up') return this.#linkState;
    if (this.#link.session?.active) return { kind: 'playing' };
    // While the last frame is still shown, the host may be back before viewers are told of a pause.
    const isHolding = this.#tracks.has('video') || this.#tracks.has('audio');
    return isHolding ? { kind: 'recovering', attempt: 1 } : { kind: 'waiting' };
  }
}

/** Starts playback of a show; the room need not be joined yet. */
export function createWatcher(room: MediaRoomAccess, options: WatchOptions = {}): Watcher {
  return new Watcher(room, options);
}
