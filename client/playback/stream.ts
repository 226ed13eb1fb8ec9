import type { MediaKind } from '../../shared/media/contract.ts';

/**
 * How long a track stays after it ended, in milliseconds. If the host is back within it, after the death of a media
 * worker or a loss of connectivity, viewers see the last frame meanwhile instead of black.
 */
const HOLD_MS = 2000;

/**
 * Closes a previous session or player once its last frame is no longer on the screen. This is a function of its own
 * because closures of one function share a context: next to a listener on the newer player, the timer's closure would
 * make that listener retain the previous player, and so on for the whole show.
 */
export function closeLater(before: { close(): void }): void {
  setTimeout(() => before.close(), HOLD_MS);
}

/** One MediaStream for the life of a page, with the current audio and video track in it. */
export class WatchStream {
  readonly stream: MediaStream;
  readonly #onChange: () => void;
  readonly #tracks = new Map<MediaKind, MediaStreamTrack>();
  readonly #removals = new Map<MediaKind, ReturnType<typeof setTimeout>>();

  /** @param stream one that the page plays already, with its tracks */
  constructor(onChange: () => void, stream = new MediaStream()) {
    this.#onChange = onChange;
    this.stream = stream;
    for (const track of stream.getTracks()) this.#tracks.set(track.kind as MediaKind, track);
  }

  has(kind: MediaKind): boolean {
    return this.#tracks.has(kind);
  }

  /** Plays these tracks. The track of a kind that is missing among them is removed after HOLD_MS. */
  show(tracks: readonly MediaStreamTrack[]): void {
    for (const kind of ['audio', 'video'] as const) {
      const track = tracks.find(each => each.kind === kind);
      if (track) this.#put(kind, track);
      else if (this.#tracks.has(kind) && !this.#removals.has(kind)) {
        this.#removals.set(
          kind,
          setTimeout(() => this.#remove(kind), HOLD_MS),
        );
      }
    }
    this.#onChange();
  }

  /** Removes all tracks at once. */
  clear(): void {
    for (const kind of [...this.#tracks.keys()]) this.#remove(kind);
  }

  #put(kind: MediaKind, track: MediaStreamTrack): void {
    clearTimeout(this.#removals.get(kind));
    this.#removals.delete(kind);
    const before = this.#tracks.get(kind);
    if (before === track) return;
    this.#tracks.set(kind, track);
    // Added before the other is removed: a media element ends when its stream has no tracks.
    this.stream.addTrack(track);
    if (before) this.stream.removeTrack(before);
  }

  #remove(kind: MediaKind): void {
    clearTimeout(this.#removals.get(kind));
    this.#removals.delete(kind);
    const track = this.#tracks.get(kind);
    this.#tracks.delete(kind);
    if (track) this.stream.removeTrack(track);
    this.#onChange();
  }
}
