import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MediaRoomAccess } from '../../client/media/session.ts';
import { createWatcher, type Watcher } from '../../client/playback/watcher.ts';
import { GRADE_WINDOW_S, type Received, type ViewerStats } from './grade.ts';

const TICK_MS = 1000;
const MINUTE_TICKS = 60;
/** The lowest simulcast layer: it takes the same path as the others and is cheap to decode. */
const LAYER = 0;

/**
 * Receives the show from the server as a viewer does, by a connection of its own, and measures it: the local preview
 * says nothing about what viewers get.
 */
export class Loopback {
  readonly store: StoreApi<Received> = createStore<Received>(() => []);
  readonly #watcher: Watcher;
  readonly #video = document.createElement('video');
  readonly #timer: ReturnType<typeof setInterval>;
  /** Total number of freezes at each tick of the last minute. */
  readonly #frozen: number[] = [];
  #delays: number[] = [];
  #closed = false;

  constructor(room: MediaRoomAccess) {
    this.#watcher = createWatcher(room, { layer: LAYER });
    this.#video.muted = true;
    this.#video.srcObject = this.#watcher.stream;
    this.#video.play().catch(() => {
      // Muted video may always play; if it fails, no frames arrive and the store says so.
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
    if (!stats || (stats.framesPerSecond === 0 && !stats.hasSound)) return this.#add(undefined);
    this.#frozen.push(stats.freezes);
    if (this.#frozen.length > MINUTE_TICKS) this.#frozen.shift();
    const delays = this.#delays.toSorted((a, b) => a - b);
    this.#delays = [];
    this.#add({
      delayMs: delays[Math.floor(delays.length / 2)],
      framesPerSecond: stats.framesPerSecond,
      freezes: Math.max(0, stats.freezes - (this.#frozen[0] ?? 0)),
      isFrozen: stats.framesPerSecond === 0 && this.#watcher.store.getState().hasVideo,
      soundLateMs: stats.soundLateMs,
    });
  }

  #add(viewer: ViewerStats | undefined): void {
    this.store.setState([...this.store.getState(), viewer].slice(-GRADE_WINDOW_S), true);
  }
}
