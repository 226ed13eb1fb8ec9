import type { MediaKind } from '../../shared/media.ts';

/**
 * How long the last picture of a track that went is kept, in milliseconds. A host who comes back within it, after a
 * worker's death or a break in their connection, takes over from a still picture instead of a black one.
 */
const HOLD_MS = 2000;

/**
 * Closes what brought the picture of before, which may still be on the screen and would go with it. This stands by
 * itself: closures of one function share all that any of them holds, so that where a newer player is listened to as
 * well, its listener would keep the one before it, that one's the one before that, and so on for the whole show.
 */
export function closeLater(before: { close(): void }): void {
  setTimeout(() => before.close(), HOLD_MS);
}

/** One MediaStream for the life of a page, with the newest track of each kind in it. */
export class WatchStream {
  readonly stream: MediaStream;
  readonly #onChange: () => void;
  readonly #shown = new Map<MediaKind, MediaStreamTrack>();
  readonly #leaving = new Map<MediaKind, ReturnType<typeof setTimeout>>();

  /** @param stream one that a page shows already, with the tracks in it */
  constructor(onChange: () => void, stream = new MediaStream()) {
    this.#onChange = onChange;
    this.stream = stream;
    for (const track of stream.getTracks()) this.#shown.set(track.kind as MediaKind, track);
  }

  has(kind: MediaKind): boolean {
    return this.#shown.has(kind);
  }

  /** Shows these tracks. A kind that is not among them stays as it is until the hold is over. */
  show(tracks: readonly MediaStreamTrack[]): void {
    for (const kind of ['audio', 'video'] as const) {
      const track = tracks.find(each => each.kind === kind);
      if (track) this.#put(kind, track);
      else if (this.#shown.has(kind) && !this.#leaving.has(kind)) {
        this.#leaving.set(
          kind,
          setTimeout(() => this.#remove(kind), HOLD_MS),
        );
      }
    }
    this.#onChange();
  }

  clear(): void {
    for (const kind of [...this.#shown.keys()]) this.#remove(kind);
  }

  #put(kind: MediaKind, track: MediaStreamTrack): void {
    clearTimeout(this.#leaving.get(kind));
    this.#leaving.delete(kind);
    const before = this.#shown.get(kind);
    if (before === track) return;
    this.#shown.set(kind, track);
    // The new one first: a stream that is empty for a moment ends its video element.
    this.stream.addTrack(track);
    if (before) this.stream.removeTrack(before);
  }

  #remove(kind: MediaKind): void {
    clearTimeout(this.#leaving.get(kind));
    this.#leaving.delete(kind);
    const track = this.#shown.get(kind);
    this.#shown.delete(kind);
    if (track) this.stream.removeTrack(track);
    this.#onChange();
  }
}
