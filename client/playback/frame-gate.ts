import { createStore, type StoreApi } from 'zustand/vanilla';

/** Upper limit of the delay of a card, whatever the clocks say, in milliseconds. */
export const MAX_WAIT_MS = 1000;
/** Time from releasing a card to its paint, in milliseconds; cards are released as much earlier. */
export const PAINT_MS = 20;

/** Display times of the frames of a page's video. */
export interface TimedVideo {
  /**
   * Milliseconds until the frame captured at `capturedAt` is displayed, estimated from the frames before; negative if it
   * has been displayed, undefined while times of capture aren't known or the video isn't shown.
   */
  msUntilShown(capturedAt: number): number | undefined;
  /** Calls back after each displayed frame, when `msUntilShown` may give a better estimate. */
  onFrame(listener: () => void): () => void;
}

interface HeldItem {
  readonly frameAt: number;
  /** Latest release, on the performance.now() clock. */
  readonly until: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Delays items that arrive ahead of their video frame until that frame is about to be displayed. It compares times of
 * capture only, so this machine's wall clock doesn't matter.
 */
export class FrameGate {
  readonly store: StoreApi<{ held: ReadonlySet<string> }> = createStore<{ held: ReadonlySet<string> }>(
    () => ({ held: new Set() }),
  );
  readonly #video: TimedVideo;
  readonly #held = new Map<string, HeldItem>();
  #stopFrames: (() => void) | undefined;

  constructor(video: TimedVideo) {
    this.#video = video;
  }

  /** Holds an item until its frame is due; not at all if the frame has been displayed or its time isn't known. */
  hold(id: string, frameAt: number): void {
    const item: HeldItem = { frameAt, until: performance.now() + MAX_WAIT_MS, timer: undefined };
    if (this.#delayOf(item) <= 0) return;
    this.#held.set(id, item);
    this.#stopFrames ??= this.#video.onFrame(() => {
      for (const [each, held] of this.#held) this.#schedule(each, held);
    });
    this.#schedule(id, item);
    this.#publish();
  }

  /** Releases everything, as after a reconnect, when its moment is past. */
  releaseAll(): void {
    for (const id of this.#held.keys()) this.#release(id);
  }

  #delayOf({ frameAt, until }: HeldItem): number {
    const untilShown = this.#video.msUntilShown(frameAt) ?? 0;
    return Math.min(untilShown - PAINT_MS, until - performance.now());
  }

  #schedule(id: string, item: HeldItem): void {
    clearTimeout(item.timer);
    const delay = this.#delayOf(item);
    if (delay <= 0) this.#release(id);
    else item.timer = setTimeout(() => this.#release(id), delay);
  }

  #release(id: string): void {
    clearTimeout(this.#held.get(id)?.timer);
    this.#held.delete(id);
    if (this.#held.size === 0) {
      this.#stopFrames?.();
      this.#stopFrames = undefined;
    }
    this.#publish();
  }

  #publish(): void {
    this.store.setState({ held: new Set(this.#held.keys()) });
  }
}
