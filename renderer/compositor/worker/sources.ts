import type { Size } from '../geometry.ts';
import type { Feed } from '../messages.ts';
import { ownFrame } from './own-frame.ts';

/** The newest picture of one source. */
export interface Picture extends Size {
  /** Grows with every new picture. */
  readonly serial: number;
  readonly image: VideoFrame | ImageBitmap;
}

/** A camera that has given nothing for so long may have no buffer left to give anything in. */
const STARVING_MS = 150;

/** Takes in the frames of one source and holds the newest one only; each older one is closed at once. */
class Source {
  #picture: Picture | undefined;
  #serial = 0;
  readonly #feed: Feed;
  readonly #tell: () => void;
  #stopReading: (() => void) | undefined;
  /** Set once the source has starved: from then on its frames are copied, and it has its buffers back at once. */
  #isCopied = false;
  #starving: ReturnType<typeof setTimeout> | undefined;

  /** @param tell called for every new picture */
  constructor(feed: Feed, tell: () => void) {
    this.#feed = feed;
    this.#tell = tell;
    if (feed instanceof ImageBitmap) this.#take(feed, feed);
    else if (feed instanceof ReadableStream) void this.#read(feed.getReader());
    else feed.onmessage = ({ data }: MessageEvent<VideoFrame>) => this.#takeFrame(data);
  }

  /** The last picture stays where a source gives no new ones. */
  get picture(): Picture | undefined {
    return this.#picture;
  }

  close(): void {
    this.#stopReading?.();
    clearTimeout(this.#starving);
    if (this.#feed instanceof MessagePort) this.#feed.close();
    this.#picture?.image.close();
    this.#picture = undefined;
  }

  async #read(reader: ReadableStreamDefaultReader<VideoFrame>): Promise<void> {
    let isRunning = true;
    this.#stopReading = () => {
      isRunning = false;
      void reader.cancel();
    };
    while (isRunning) {
      const { value: frame } = await reader.read();
      if (!frame) return;
      const taken = this.#isCopied ? await ownFrame(frame) : frame;
      if (isRunning) this.#takeFrame(taken);
      else taken.close();
    }
  }

  #takeFrame(frame: VideoFrame): void {
    const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
    this.#take(frame, { width, height });
    clearTimeout(this.#starving);
    if (!this.#isCopied) this.#starving = setTimeout(() => void this.#copyFromNowOn(), STARVING_MS);
  }

  /** Gives the buffer of the picture back, here and, as it is drawn again, on screens and in encoders. */
  async #copyFromNowOn(): Promise<void> {
    this.#isCopied = true;
    const starved = this.#picture;
    if (!(starved?.image instanceof VideoFrame)) return;
    const image = await ownFrame(starved.image);
    if (this.#picture !== starved) image.close();
    else {
      this.#serial += 1;
      this.#picture = { ...starved, image, serial: this.#serial };
    }
  }

  #take(image: VideoFrame | ImageBitmap, { width, height }: Size): void {
    this.#picture?.image.close();
    this.#serial += 1;
    this.#picture = { serial: this.#serial, image, width, height };
    this.#tell();
  }
}

/** Every source by its id. */
export class Sources {
  readonly #sources = new Map<string, Source>();
  readonly #onPicture: (id: string) => void;

  /** @param onPicture called for every new picture of a source */
  constructor(onPicture: (id: string) => void) {
    this.#onPicture = onPicture;
  }

  /** Replaces a source; null takes it away. */
  set(id: string, feed: Feed | null): void {
    this.#sources.get(id)?.close();
    this.#sources.delete(id);
    if (feed) this.#sources.set(id, new Source(feed, () => this.#onPicture(id)));
  }

  picture(id: string): Picture | undefined {
    return this.#sources.get(id)?.picture;
  }

  close(): void {
    for (const source of this.#sources.values()) source.close();
    this.#sources.clear();
  }
}
