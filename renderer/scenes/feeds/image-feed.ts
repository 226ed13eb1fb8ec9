import type { Source } from '../../../shared/scenes.ts';
import type { Feed, Outlet } from './feed.ts';

/** Longest side that is kept: more than this no canvas shows. */
const MAX_SIDE = 1920;

/**
 * Reads a picture, of this server or of a shop that lets pages read its pictures. It goes through an image element,
 * since that reads drawings (SVG) as well. Rejects where it can't be read.
 */
async function bitmapOf(address: string): Promise<ImageBitmap> {
  const image = new Image();
  image.crossOrigin = 'anonymous';
  image.src = address;
  await image.decode();
  const scale = Math.min(1, MAX_SIDE / Math.max(image.naturalWidth, image.naturalHeight, 1));
  return createImageBitmap(image, {
    resizeWidth: Math.max(1, Math.round(image.naturalWidth * scale)),
    resizeHeight: Math.max(1, Math.round(image.naturalHeight * scale)),
    resizeQuality: 'high',
  });
}

/** A picture that stands still. */
export class ImageFeed implements Feed {
  readonly #outlet: Outlet;
  #address: string | undefined;

  constructor(address: string, outlet: Outlet) {
    this.#outlet = outlet;
    void this.#load(address);
  }

  update(source: Source): void {
    if (source.kind === 'image') this.follow(source.address);
  }

  /** Shows the picture at another address. */
  follow(address: string): void {
    if (address !== this.#address) void this.#load(address);
  }

  close(): void {
    this.#address = undefined;
    this.#outlet.picture(null);
  }

  async #load(address: string): Promise<void> {
    this.#address = address;
    this.#outlet.state({ kind: 'asking' });
    try {
      const bitmap = await bitmapOf(address);
      if (address !== this.#address) return bitmap.close();
      this.#outlet.picture(bitmap);
      this.#outlet.state({ kind: 'on' });
    } catch {
      if (address !== this.#address) return;
      this.#outlet.picture(null);
      this.#outlet.state({ kind: 'problem', problem: 'unreadable' });
    }
  }
}
