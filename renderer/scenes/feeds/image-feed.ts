import { atServer } from '../../../client/server-address.ts';
import type { Source } from '../../../shared/scenes/document.ts';
import type { Feed, FeedSink } from './feed.ts';

/** Larger images are scaled down to this side length in pixels: no canvas is larger. */
const MAX_SIDE = 1920;

/**
 * Decodes an image of this server, or of a shop that allows it by CORS. Uses an image element because createImageBitmap
 * does not decode SVG from a Blob. Rejects if it can't be loaded or decoded.
 */
async function bitmapOf(address: string): Promise<ImageBitmap> {
  const image = new Image();
  image.crossOrigin = 'anonymous';
  image.src = atServer(address);
  await image.decode();
  const scale = Math.min(1, MAX_SIDE / Math.max(image.naturalWidth, image.naturalHeight, 1));
  return createImageBitmap(image, {
    resizeWidth: Math.max(1, Math.round(image.naturalWidth * scale)),
    resizeHeight: Math.max(1, Math.round(image.naturalHeight * scale)),
    resizeQuality: 'high',
  });
}

/** A still image, loaded from a URL. */
export class ImageFeed implements Feed {
  readonly #sink: FeedSink;
  #address: string | undefined;

  constructor(address: string, sink: FeedSink) {
    this.#sink = sink;
    void this.#load(address);
  }

  update(source: Source): void {
    if (source.kind === 'image') this.setAddress(source.address);
  }

  /** Loads another image; the old one stays until the new one is decoded. */
  setAddress(address: string): void {
    if (address !== this.#address) void this.#load(address);
  }

  close(): void {
    this.#address = undefined;
    this.#sink.picture(null);
  }

  async #load(address: string): Promise<void> {
    this.#address = address;
    this.#sink.state({ kind: 'asking' });
    try {
      const bitmap = await bitmapOf(address);
      if (address !== this.#address) return bitmap.close();
      this.#sink.picture(bitmap);
      this.#sink.state({ kind: 'on' });
    } catch {
      if (address !== this.#address) return;
      this.#sink.picture(null);
      this.#sink.state({ kind: 'error', error: 'unreadable' });
    }
  }
}
