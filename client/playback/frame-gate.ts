import { createStore, type StoreApi } from 'zustand/vanilla';

/** No card waits longer for its frame than this, whatever any clock says, in milliseconds. */
export const LONGEST_WAIT_MS = 1000;
/** What a page takes from letting a card through to having it painted, so that it is let through as much before. */
export const PAINT_MS = 20;

/** The picture that a page shows. */
export interface TimedPicture {
  /**
   * In how many milliseconds the frame of a time of capture is on the screen, by how those before it came; negative
   * where it was there already, undefined where frames can't be told apart or aren't shown.
   */
  showsIn(capturedAt: number): number | undefined;
  /** Calls back with each frame that is shown, when `showsIn` may know better. */
  onFrame(listener: () => void): () => void;
}

interface Waiting {
  readonly frameAt: number;
  /** Until when it may wait at most, by performance.now(). */
  readonly until: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Holds back what was sent ahead of its frame, until that frame is about to be on the screen. Only times of capture are
 * compared, so this page's own clock doesn't matter.
 */
export class FrameGate {
  readonly store: StoreApi<{ held: ReadonlySet<string> }> = createStore<{ held: ReadonlySet<string> }>(
    () => ({ held: new Set() }),
  );
  readonly #picture: TimedPicture;
  readonly #waiting = new Map<string, Waiting>();
  #stopFrames: (() => void) | undefined;

  constructor(picture: TimedPicture) {
    this.#picture = picture;
  }

  /** Holds something until its frame; not at all where frames can't be told apart, or where it is there. */
  hold(id: string, frameAt: number): void {
    const waiting: Waiting = { frameAt, until: performance.now() + LONGEST_WAIT_MS, timer: undefined };
    if (this.#waitOf(waiting) <= 0) return;
    this.#waiting.set(id, waiting);
    this.#stopFrames ??= this.#picture.onFrame(() => {
      for (const [each, waits] of this.#waiting) this.#plan(each, waits);
    });
    this.#plan(id, waiting);
    this.#tell();
  }

  /** Lets everything through that waits, as after a reconnect, when its moment is past. */
  releaseAll(): void {
    for (const id of this.#waiting.keys()) this.#release(id);
  }

  #waitOf({ frameAt, until }: Waiting): number {
    const showsIn = this.#picture.showsIn(frameAt) ?? 0;
    return Math.min(showsIn - PAINT_MS, until - performance.now());
  }

  #plan(id: string, waiting: Waiting): void {
    clearTimeout(waiting.timer);
    const wait = this.#waitOf(waiting);
    if (wait <= 0) this.#release(id);
    else waiting.timer = setTimeout(() => this.#release(id), wait);
  }

  #release(id: string): void {
    clearTimeout(this.#waiting.get(id)?.timer);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) {
      this.#stopFrames?.();
      this.#stopFrames = undefined;
    }
    this.#tell();
  }

  #tell(): void {
    this.store.setState({ held: new Set(this.#waiting.keys()) });
  }
}
