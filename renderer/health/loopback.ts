import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MediaRoomAccess } from '../../client/media/session.ts';
import { createWatcher, type Watcher } from '../../client/playback/watcher.ts';

/** What one viewer gets of the show just now. */
export interface ViewersEye {
  /** From the camera to this screen, in milliseconds; undefined while the stream doesn't tell. */
  readonly delayMs: number | undefined;
  readonly framesPerSecond: number;
  /** How often the picture stood still in the last minute. */
  readonly freezes: number;
  /** How much later than its picture the sound is heard, in milliseconds. */
  readonly soundLateMs: number | undefined;
}

const TICK_MS = 1000;
const MINUTE_TICKS = 60;
/** The smallest layer: it goes the same way as the others and costs the host's computer next to nothing. */
const LAYER = 0;

/**
 * The host as their own viewer: receives the show from the server over a connection of its own and measures what
 * arrives, because a perfect preview says nothing about what viewers see.
 */
export class Loopback {
  /** Undefined while nothing arrives. */
  readonly store: StoreApi<{ seen: ViewersEye | undefined }> = createStore(() => ({
    seen: undefined as ViewersEye | undefined,
  }));
  readonly #watcher: Watcher;
  readonly #video = document.createElement('video');
  readonly #timer: ReturnType<typeof setInterval>;
  /** How often the picture had stood still by each of the last ticks. */
  readonly #frozen: number[] = [];
  #delays: number[] = [];
  #closed = false;

  constructor(room: MediaRoomAccess) {
    this.#watcher = createWatcher(room, { layer: LAYER });
    this.#video.muted = true;
    this.#video.srcObject = this.#watcher.stream;
    this.#video.play().catch(() => {
      // A muted picture may always play; where it stops, no frames come and the store says so.
    });
    this.#nextFrame();
    this.#timer = setInterval(() => void this.#tick(), TICK_MS);
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
    this.#video.srcObject = null;
    this.#watcher.close();
  }

  #nextFrame(): void {
    this.#video.requestVideoFrameCallback((now, { expectedDisplayTime, rtpTimestamp }) => {
      if (this.#closed) return;
      const captured = rtpTimestamp === undefined ? undefined : this.#watcher.capturedAt(rtpTimestamp);
      if (captured !== undefined) this.#delays.push(Date.now() + expectedDisplayTime - now - captured);
      this.#nextFrame();
    });
  }

  async #tick(): Promise<void> {
    const stats = await this.#watcher.stats();
    if (this.#closed) return;
    if (!stats || stats.framesPerSecond === 0) return this.store.setState({ seen: undefined });
    this.#frozen.push(stats.freezes);
    if (this.#frozen.length > MINUTE_TICKS) this.#frozen.shift();
    const delays = this.#delays.toSorted((a, b) => a - b);
    this.#delays = [];
    this.store.setState({
      seen: {
        delayMs: delays[Math.floor(delays.length / 2)],
        framesPerSecond: stats.framesPerSecond,
        freezes: Math.max(0, stats.freezes - (this.#frozen[0] ?? 0)),
        soundLateMs: stats.soundLateMs,
      },
    });
  }
}
