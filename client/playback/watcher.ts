import { createStore, type StoreApi } from 'zustand/vanilla';
import { MediaLink } from '../media/link.ts';
import type { LinkState, MediaRoomAccess } from '../media/session.ts';
import { WatchSession } from './session.ts';
import { WatchMeter, type WatchStats } from './stats.ts';
import { closeLater, WatchStream } from './stream.ts';
import type { WhepPlayer } from './whep-player.ts';

export type { WatchStats } from './stats.ts';

export type WatchState =
  | { kind: 'idle' }
  | { kind: 'connecting' }
  | { kind: 'playing' }
  /** In the room, and the host sends nothing. */
  | { kind: 'waiting' }
  | { kind: 'recovering'; attempt: number }
  /** `reason` is a code: an ErrorCode, or `unsupported` for a browser without WebRTC. */
  | { kind: 'failed'; reason: string };

export interface WatchView {
  state: WatchState;
  hasVideo: boolean;
  hasAudio: boolean;
}

export interface WatchOptions {
  /** The largest simulcast layer to receive, 0 for the smallest; all of them where absent. */
  readonly layer?: number;
  /** A player that the page opened before it had a room, whose tracks are in `stream` already. */
  readonly first?: WhepPlayer | undefined;
  readonly stream?: MediaStream;
}

/** Longest time over which a full room spreads its return to a new worker. */
const LONGEST_SPREAD_MS = 2000;

/** Watches a show: keeps its picture and sound coming for as long as it is open. */
export class Watcher {
  readonly store: StoreApi<WatchView> = createStore<WatchView>(() => ({
    state: { kind: 'idle' },
    hasVideo: false,
    hasAudio: false,
  }));
  readonly #shown: WatchStream;
  readonly #link: MediaLink<WatchSession>;
  #linkState: LinkState = { kind: 'idle' };
  #meter = new WatchMeter();

  constructor(room: MediaRoomAccess, { layer, first, stream }: WatchOptions) {
    this.#shown = new WatchStream(() => this.#publish(), stream);
    let early = first;
    this.#link = new MediaLink<WatchSession>({
      room,
      open: ({ air }, events) => {
        const options = { layer, first: early, air };
        early = undefined;
        return WatchSession.open(room, events, options);
      },
      onChange: session => this.#shown.show(session.tracks),
      onSession: (session, before) => {
        this.#meter = new WatchMeter();
        this.#shown.show(session.tracks);
        if (before) closeLater(before);
      },
      onState: state => {
        this.#linkState = state;
        if (state.kind === 'failed') this.#shown.clear();
        this.#publish();
      },
      // A thousand viewers who come back in the same instant would have each of them wait.
      spreadMs: () => Math.random() * Math.min(LONGEST_SPREAD_MS, room.store.getState().watching),
    });
    this.#link.restart();
  }

  /** Stays the same object for the life of the watcher; tracks come and go. */
  get stream(): MediaStream {
    return this.#shown.stream;
  }

  /** How well the picture arrives since the last time this was asked; undefined while there is none. */
  async stats(): Promise<WatchStats | undefined> {
    const { session } = this.#link;
    if (!session?.active) return undefined;
    return this.#meter.read(await session.getStats());
  }

  /**
   * When a frame was captured, in milliseconds since 1970 by the host's clock, or undefined while that isn't known.
   * The RTP timestamp names the frame; requestVideoFrameCallback gives it for each one that is shown.
   */
  capturedAt(rtpTimestamp: number): number | undefined {
    return this.#link.session?.capturedAt(rtpTimestamp);
  }

  /** Starts anew at once, as a person who presses "reconnect now" expects. */
  restart(): void {
    this.#link.restart();
  }

  close(): void {
    this.#link.close();
    this.#shown.clear();
  }

  #publish(): void {
    this.store.setState({
      state: this.#state(),
      hasVideo: this.#shown.has('video'),
      hasAudio: this.#shown.has('audio'),
    });
  }

  #state(): WatchState {
    if (this.#linkState.kind !== 'up') return this.#linkState;
    if (this.#link.session?.active) return { kind: 'playing' };
    // While the last picture is held, the host may be back before anybody misses them.
    const isHolding = this.#shown.has('video') || this.#shown.has('audio');
    return isHolding ? { kind: 'recovering', attempt: 1 } : { kind: 'waiting' };
  }
}

/** Starts to watch a show; works before the room is joined, too. */
export function createWatcher(room: MediaRoomAccess, options: WatchOptions = {}): Watcher {
  return new Watcher(room, options);
}
