import type { Size } from '../geometry.ts';
import type { FrameInput } from '../messages.ts';
import type { Picture } from '../picture.ts';
import { copyFrame } from './copy-frame.ts';

/** Without a frame for this long, a camera may have run out of buffers. */
const STALL_MS = 150;

/** Reads one source's frames and holds the newest one; older ones are closed at once. */
class Source {
  #picture: Picture | undefined;
  #serial = 0;
  readonly #input: FrameInput;
  readonly #onPicture: () => void;
  #stopReading: (() => void) | undefined;
  /** Set once the source stalled: from then on its frames are copied to free its buffers at once. */
  #isCopied = false;
  #stallTimer: ReturnType<typeof setTimeout> | undefined;

  /** @param onPicture called for every new picture */
  constructor(input: FrameInput, onPicture: () => void) {
    this.#input = input;
    this.#onPicture = onPicture;
    if (input instanceof ImageBitmap) this.#setPicture(input, input);
    else if (input instanceof ReadableStream) void this.#read(input.getReader());
    else input.onmessage = ({ data }: MessageEvent<VideoFrame>) => this.#onFrame(data);
  }

  /** The newest picture; stays while the source gives no new ones. */
  get picture(): Picture | undefined {
    return this.#picture;
  }

  close(): void {
    this.#stopReading?.();
    clearTimeout(this.#stallTimer);
    if (this.#input instanceof MessagePort) this.#input.close();
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
      const taken = this.#isCopied ? await copyFrame(frame) : frame;
      if (isRunning) this.#onFrame(taken);
      else taken.close();
    }
  }

  #onFrame(frame: VideoFrame): void {
    const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
    this.#setPicture(frame, { width, height });
    clearTimeout(this.#stallTimer);
    if (!this.#isCopied) this.#stallTimer = setTimeout(() => void this.#startCopying(), STALL_MS);
  }

  /** Replaces the current picture by a copy, so that it is rendered again and its buffer is freed everywhere. */
  async #startCopying(): Promise<void> {
    this.#isCopied = true;
    const stalled = this.#picture;
    if (!(stalled?.image instanceof VideoFrame)) return;
    const image = await copyFrame(stalled.image);
    if (this.#picture !== stalled) image.close();
    else {
      this.#serial += 1;
      this.#picture = { ...stalled, image, serial: this.#serial };
    }
  }

  #setPicture(image: VideoFrame | ImageBitmap, { width, height }: Size): void {
    this.#picture?.image.close();
    this.#serial += 1;
    this.#picture = { serial: this.#serial, image, width, height };
    this.#onPicture();
  }
}

/** All sources by id. */
export class Sources {
  readonly #sources = new Map<string, Source>();
  readonly #onPicture: (id: string) => void;

  /** @param onPicture called for every new picture of a source */
  constructor(onPicture: (id: string) => void) {
    this.#onPicture = onPicture;
  }

  /** Sets or (with null) removes a source. */
  set(id: string, input: FrameInput | null): void {
    this.#sources.get(id)?.close();
    this.#sources.delete(id);
    if (input) this.#sources.set(id, new Source(input, () => this.#onPicture(id)));
  }

  picture(id: string): Picture | undefined {
    return this.#sources.get(id)?.picture;
  }

  close(): void {
    for (const source of this.#sources.values()) source.close();
    this.#sources.clear();
  }
}
