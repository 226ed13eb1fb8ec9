import { createStore, type StoreApi } from 'zustand/vanilla';

/** No card waits longer for its frame than this, whatever any clock says, in milliseconds. */
export const LONGEST_WAIT_MS = 1000;

/** The picture that a page shows. Times are those of the clock that stamped the frames, and of no other. */
export interface TimedPicture {
  /** Whether frames are on the screen now whose times of capture are known. */
  isTimed(): boolean;
  /** Calls back with each frame that is shown; its time of capture is undefined where it isn't known. */
  onFrames(listener: (capturedAt: number | undefined) => void): () => void;
}

interface Waiting {
  readonly frameAt: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * Holds back what was sent ahead of its frame, until that frame or a later one is on the screen. Only the times of
 * capture are compared, so this page's own clock doesn't matter.
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

  /** Holds something until its frame; not at all where frames can't be told apart. */
  hold(id: string, frameAt: number): void {
    if (!this.#picture.isTimed()) return;
    const timer = setTimeout(() => this.#release([id]), LONGEST_WAIT_MS);
    this.#waiting.set(id, { frameAt, timer });
    this.#stopFrames ??= this.#picture.onFrames(capturedAt => this.#saw(capturedAt));
    this.#tell();
  }

  /** Lets everything through that waits, as after a reconnect, when its moment is past. */
  releaseAll(): void {
    this.#release([...this.#waiting.keys()]);
  }

  #saw(capturedAt: number | undefined): void {
    const isDue = ({ frameAt }: Waiting) => capturedAt === undefined || capturedAt >= frameAt;
    this.#release([...this.#waiting].flatMap(([id, waiting]) => (isDue(waiting) ? id : [])));
  }

  #release(ids: readonly string[]): void {
    if (ids.length === 0) return;
    for (const id of ids) {
      clearTimeout(this.#waiting.get(id)?.timer);
      this.#waiting.delete(id);
    }
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
