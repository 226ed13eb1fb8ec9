import { nanoid } from 'nanoid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MediaKind } from '../../shared/media.ts';
import { MediaLink } from '../media/link.ts';
import type { LinkState, MediaRoomAccess } from '../media/session.ts';
import { SilenceWatch } from '../media/stall-detector.ts';
import { warmUp } from './device.ts';
import { type Health, HealthMeter } from './health.ts';
import { PublishSession, type Tracks } from './session.ts';

export type { Health } from './health.ts';

export type PublishState =
  | { kind: 'idle' }
  | { kind: 'connecting' }
  | { kind: 'sending' }
  | { kind: 'recovering'; attempt: number }
  /** `reason` is a code: an ErrorCode, or `unsupported` for a browser without WebRTC. */
  | { kind: 'failed'; reason: string };

export interface PublishView {
  state: PublishState;
  /** Undefined while nothing is sent. */
  health: Health | undefined;
}

const HEALTH_MS = 1000;

/** Sends the host's camera and microphone into a show, and keeps them going until stopped. */
export class Publisher {
  readonly store: StoreApi<PublishView> = createStore<PublishView>(() => ({
    state: { kind: 'idle' },
    health: undefined,
  }));
  /** Names this studio to the server, over all its reconnects. */
  readonly #sender = nanoid();
  #takeOver = false;
  readonly #tracks: Tracks = { audio: null, video: null };
  readonly #link: MediaLink<PublishSession>;
  #meter = new HealthMeter();
  #silence = new SilenceWatch();
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor(room: MediaRoomAccess) {
    warmUp();
    this.#link = new MediaLink<PublishSession>({
      room,
      open: (welcome, events) => {
        const sender = { sender: this.#sender, takeOver: this.#takeOver };
        return PublishSession.open(room, welcome, { ...this.#tracks }, sender, events);
      },
      onSession: (session, before) => {
        this.#takeOver = false;
        this.#meter = new HealthMeter();
        this.#silence = new SilenceWatch();
        before?.close();
        // What was set while the session was on its way.
        void session.replace(this.#tracks);
      },
      onState: state => this.#follow(state),
    });
  }

  /**
   * Sets what is sent, before or while sending; null sends nothing of that kind. The track stays its owner's: it is
   * never stopped, enabled or disabled here, so what is muted stays muted through every reconnect. Resolves when it
   * is sent; where that fails the store says so, and it is tried again.
   */
  async setTrack(kind: MediaKind, track: MediaStreamTrack | null): Promise<void> {
    this.#tracks[kind] = track;
    await this.#link.session?.replace(this.#tracks);
  }

  /**
   * Starts to send, or starts anew at once; the store says how it goes. Where another studio sends, it fails with
   * `elsewhere`, unless it is told to take over.
   */
  async start(takeOver = false): Promise<void> {
    this.#takeOver = takeOver;
    this.#link.restart();
  }

  async stop(): Promise<void> {
    this.#link.stop();
  }

  close(): void {
    this.#link.close();
  }

  #follow(state: LinkState): void {
    const isUp = state.kind === 'up';
    if (isUp) this.#ticking ??= setInterval(() => void this.#measure(), HEALTH_MS);
    else {
      clearInterval(this.#ticking);
      this.#ticking = undefined;
    }
    this.store.setState({
      state: isUp ? { kind: 'sending' } : state,
      ...(isUp ? {} : { health: undefined }),
    });
  }

  async #measure(): Promise<void> {
    const { session } = this.#link;
    if (!session?.active) return this.store.setState({ health: undefined });
    const report = await session.getStats();
    if (session !== this.#link.session || !this.#ticking) return;
    this.store.setState({ health: this.#meter.read(report, session.wantedBitrate) });
    if (this.#silence.read(report)) this.#link.suspect();
  }
}

/** Prepares to publish into a show; nothing is sent before start(). */
export function createPublisher(room: MediaRoomAccess): Publisher {
  return new Publisher(room);
}
