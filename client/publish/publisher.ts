import { nanoid } from 'nanoid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MediaKind } from '../../shared/media/contract.ts';
import { MediaLink } from '../media/link.ts';
import type { LinkState, MediaRoomAccess } from '../media/session.ts';
import { STALL_SAMPLE_MS, StallDetector } from '../media/stall-detector.ts';
import { warmUp } from './device.ts';
import { type Health, HealthMeter } from './health.ts';
import { KeyFrameRequests } from './key-frame-requests.ts';
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

const HEALTH_INTERVAL_MS = 1000;

/** Publishes the host's audio and video into a show, and recovers from every interruption until stopped. */
export class Publisher {
  readonly store: StoreApi<PublishView> = createStore<PublishView>(() => ({
    state: { kind: 'idle' },
    health: undefined,
  }));
  /** Identifies this studio to the server over all its sessions. */
  readonly #sender = nanoid();
  #takeOver = false;
  readonly #tracks: Tracks = { audio: null, video: null };
  readonly #link: MediaLink<PublishSession>;
  #meter = new HealthMeter();
  #stalls = new StallDetector();
  #keyFrameRequests = new KeyFrameRequests();
  #healthAt = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

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
        this.#stalls = new StallDetector();
        this.#keyFrameRequests = new KeyFrameRequests();
        before?.close();
        // Tracks may have been set while the session was opening.
        void session.replace(this.#tracks);
      },
      onState: state => this.#onLinkState(state),
    });
  }

  /**
   * Sets the track to send, before or while publishing; null sends nothing of that kind. The caller keeps ownership: the
   * track is never stopped, enabled or disabled here, so a muted one stays muted over every reconnect. Resolves when the
   * change is done or has failed; a failure shows in the store and is retried.
   */
  async setTrack(kind: MediaKind, track: MediaStreamTrack | null): Promise<void> {
    this.#tracks[kind] = track;
    await this.#link.session?.replace(this.#tracks);
  }

  /**
   * Starts publishing, or restarts without waiting for a backoff delay; the store has the progress. If another studio is
   * publishing it fails with `elsewhere`, unless told to take over.
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

  #onLinkState(state: LinkState): void {
    const isUp = state.kind === 'up';
    if (isUp) this.#timer ??= setInterval(() => void this.#measure(), STALL_SAMPLE_MS);
    else {
      clearInterval(this.#timer);
      this.#timer = undefined;
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
    if (session !== this.#link.session || !this.#timer) return;
    const change = this.#stalls.read(report);
    if (change === 'stall') this.#link.reportStall();
    if (change === 'flow') this.#link.reportFlow();
    const now = performance.now();
    if (this.#keyFrameRequests.read(report, now)) session.sendKeyFrame();
    if (now - this.#healthAt < HEALTH_INTERVAL_MS - STALL_SAMPLE_MS / 2) return;
    this.#healthAt = now;
    this.store.setState({ health: this.#meter.read(report, session.wantedBitrate, now) });
  }
}

/** Creates a publisher for a show; nothing is sent before start(). */
export function createPublisher(room: MediaRoomAccess): Publisher {
  return new Publisher(room);
}
