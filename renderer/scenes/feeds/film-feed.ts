import { delMany, get, keys, set } from 'idb-keyval';
import { nanoid } from 'nanoid';
import type { Source } from '../../../shared/scenes.ts';
import type { Feed, Outlet } from './feed.ts';

type FilmSource = Extract<Source, { kind: 'film' }>;

/** What Chromium and Firefox add to players; the standard's text has it still as a draft. */
type CapturablePlayer = HTMLVideoElement & { captureStream?: () => MediaStream };

/** Where the picture is taken that stands for a film before it plays. */
const FIRST_S = 0.05;

const keyOf = (address: string): string => `film ${address}`;

const addressesOf = (show: string): string => `film:${show}/`;

/** Keeps a film of a show in this browser, so that it is there again after a reload, and returns its address. */
export async function keepFilm(show: string, file: File): Promise<string> {
  const address = `${addressesOf(show)}${nanoid(8)}`;
  await set(keyOf(address), file);
  return address;
}

/** Forgets the films of a show that its scenes don't show any more. */
export async function forgetFilms(show: string, sources: readonly Source[]): Promise<void> {
  const shown = new Set(sources.flatMap(source => (source.kind === 'film' ? [keyOf(source.address)] : [])));
  // A browser that keeps nothing has nothing to forget.
  const all = await keys<string>().catch(() => []);
  const kept = all.filter(key => String(key).startsWith(keyOf(addressesOf(show))));
  await delMany(kept.filter(key => !shown.has(key)));
}

/**
 * A film from a file of this computer. It plays from its beginning when it goes on air and stands still otherwise; the
 * first picture of it is there before that. The file stays in this browser.
 */
export class FilmFeed implements Feed {
  readonly #outlet: Outlet;
  readonly #player: CapturablePlayer = document.createElement('video');
  #address: string | undefined;
  #moving: MediaStreamTrack | undefined;
  #onAir = false;

  constructor(source: FilmSource, outlet: Outlet) {
    this.#outlet = outlet;
    this.#player.playsInline = true;
    this.#player.loop = source.loop;
    this.#player.preload = 'auto';
    // A player that was never asked for a place in its film may have no picture to give.
    this.#player.onloadeddata = () => {
      if (this.#player.paused) this.#player.currentTime = FIRST_S;
    };
    this.#player.onseeked = () => void this.#showFirst();
    this.#player.onplaying = () => this.#showMoving();
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
    this.#letGo();
    this.#outlet.picture(null);
    this.#outlet.sound(null);
  }

  async #load(address: string): Promise<void> {
    this.#address = address;
    this.#outlet.state({ kind: 'asking' });
    const file = await get<File>(keyOf(address)).catch(() => undefined);
    if (address !== this.#address) return;
    this.#letGo();
    if (!file) return this.#outlet.state({ kind: 'empty' });
    this.#player.src = URL.createObjectURL(file);
    this.#outlet.sound(this.#player);
    if (this.#onAir) this.#play();
  }

  #play(): void {
    this.#player.currentTime = 0;
    // A page that nobody has touched yet may not play sound; the first touch of it plays the film.
    this.#player.play().catch(() => {
      window.addEventListener('pointerdown', () => this.#onAir && void this.#player.play(), { once: true });
    });
  }

  async #showFirst(): Promise<void> {
    if (this.#moving || !this.#player.paused) return;
    const first = await createImageBitmap(this.#player).catch(() => undefined);
    if (!first) return;
    if (this.#moving) return first.close();
    this.#outlet.picture(first);
    this.#outlet.state({ kind: 'on' });
  }

  #showMoving(): void {
    if (this.#moving) return;
    this.#moving = this.#player.captureStream?.().getVideoTracks()[0];
    this.#outlet.picture(this.#moving ?? null);
    this.#outlet.state({ kind: 'on' });
  }

  #fail(): void {
    if (!this.#player.src) return;
    this.#outlet.picture(null);
    this.#outlet.state({ kind: 'problem', problem: 'unreadable' });
  }

  #letGo(): void {
    if (this.#player.src) URL.revokeObjectURL(this.#player.src);
    this.#player.removeAttribute('src');
    this.#moving = undefined;
  }
}
