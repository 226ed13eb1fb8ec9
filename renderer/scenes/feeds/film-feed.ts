import { delMany, get, keys, set } from 'idb-keyval';
import { nanoid } from 'nanoid';
import type { Source } from '../../../shared/scenes/document.ts';
import type { Feed, FeedSink } from './feed.ts';

type FilmSource = Extract<Source, { kind: 'film' }>;

/** `captureStream` is a W3C draft (Media Capture from DOM Elements) that TypeScript's library lacks. */
type CapturablePlayer = HTMLVideoElement & { captureStream?: () => MediaStream };

/** Position in seconds of the frame that is shown before the film plays. */
const POSTER_FRAME_S = 0.05;

const keyOf = (address: string): string => `film ${address}`;

const addressesOf = (show: string): string => `film:${show}/`;

/** Stores a film of a show in IndexedDB, so that it survives a reload, and resolves to its address. */
export async function storeFilm(show: string, file: File): Promise<string> {
  const address = `${addressesOf(show)}${nanoid(8)}`;
  await set(keyOf(address), file);
  return address;
}

/** Deletes the stored films of a show that no source uses any more. */
export async function deleteUnusedFilms(show: string, sources: readonly Source[]): Promise<void> {
  const used = new Set(sources.flatMap(source => (source.kind === 'film' ? [keyOf(source.address)] : [])));
  // Without IndexedDB (private windows) nothing was stored.
  const all = await keys<string>().catch(() => []);
  const stored = all.filter(key => String(key).startsWith(keyOf(addressesOf(show))));
  await delMany(stored.filter(key => !used.has(key)));
}

/**
 * Plays a local video file. Playback starts from the beginning each time the source goes on program and is paused
 * otherwise; until the first playback the feed shows a poster frame. The file never leaves this browser.
 */
export class FilmFeed implements Feed {
  readonly #sink: FeedSink;
  readonly #player: CapturablePlayer = document.createElement('video');
  #address: string | undefined;
  #videoTrack: MediaStreamTrack | undefined;
  #onAir = false;

  constructor(source: FilmSource, sink: FeedSink) {
    this.#sink = sink;
    this.#player.playsInline = true;
    this.#player.loop = source.loop;
    this.#player.preload = 'auto';
    // Without a seek some browsers decode no frame that could be drawn.
    this.#player.onloadeddata = () => {
      if (this.#player.paused) this.#player.currentTime = POSTER_FRAME_S;
    };
    this.#player.onseeked = () => void this.#showPosterFrame();
    this.#player.onplaying = () => this.#showVideoTrack();
    this.#player.onerror = () => this.#fail();
    void this.#load(source.address);
  }

  update(source: Source): void {
    if (source.kind !== 'film') return;
    this.#player.loop = source.loop;
    if (source.address !== this.#address) void this.#load(source.address);
  }

  setOnAir(onAir: boolean): void {
    if (onAir === this.#onAir) return;
    this.#onAir = onAir;
    if (!this.#player.src) return;
    if (onAir) this.#play();
    else this.#player.pause();
  }

  close(): void {
    this.#address = undefined;
    this.#player.pause();
    this.#release();
    this.#sink.picture(null);
    this.#sink.audio(null);
  }

  async #load(address: string): Promise<void> {
    this.#address = address;
    this.#sink.state({ kind: 'asking' });
    const file = await get<File>(keyOf(address)).catch(() => undefined);
    if (address !== this.#address) return;
    this.#release();
    if (!file) return this.#sink.state({ kind: 'empty' });
    this.#player.src = URL.createObjectURL(file);
    this.#sink.audio(this.#player);
    if (this.#onAir) this.#play();
  }

  #play(): void {
    this.#player.currentTime = 0;
    // Autoplay with audio needs a user gesture first; the next one starts playback.
    this.#player.play().catch(() => {
      window.addEventListener('pointerdown', () => this.#onAir && void this.#player.play(), { once: true });
    });
  }

  async #showPosterFrame(): Promise<void> {
    if (this.#videoTrack || !this.#player.paused) return;
    const frame = await createImageBitmap(this.#player).catch(() => undefined);
    if (!frame) return;
    if (this.#videoTrack) return frame.close();
    this.#sink.picture(frame);
    this.#sink.state({ kind: 'on' });
  }

  #showVideoTrack(): void {
    if (this.#videoTrack) return;
    this.#videoTrack = this.#player.captureStream?.().getVideoTracks()[0];
    this.#sink.picture(this.#videoTrack ?? null);
    this.#sink.state({ kind: 'on' });
  }

  #fail(): void {
    if (!this.#player.src) return;
    this.#sink.picture(null);
    this.#sink.state({ kind: 'error', error: 'unreadable' });
  }

  #release(): void {
    if (this.#player.src) URL.revokeObjectURL(this.#player.src);
    this.#player.removeAttribute('src');
    this.#videoTrack = undefined;
  }
}
