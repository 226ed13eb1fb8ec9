import { type FlvTag, isHeaderTag } from './flv.ts';
import { RtmpWriter } from './rtmp-writer.ts';

/** An encoder by RTMP whose timestamps can be anything; what it sends is sent in real time, over and over again. */
export class RawEncoder {
  readonly writer: RtmpWriter;
  readonly #headers: readonly FlvTag[];
  readonly #frames: readonly FlvTag[];
  readonly #lengthMs: number;
  readonly #startedAt = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #sent = 0;
  /** The timestamp for a frame that is sent so many milliseconds after the start. */
  timestampOf: (time: number) => number;

  /** Connects and publishes, and begins to send without waiting for the answer, as many encoders do. */
  static async start(
    address: { server: string; key: string },
    tags: readonly FlvTag[],
    timestampOf = (time: number) => time,
  ): Promise<RawEncoder> {
    const { port, pathname } = new URL(address.server.replace('rtmp:', 'http:'));
    const writer = await RtmpWriter.open(Number(port));
    writer.connect({ app: pathname.slice(1), tcUrl: address.server });
    writer.publish(address.key);
    return new RawEncoder(writer, tags, timestampOf);
  }

  private constructor(writer: RtmpWriter, tags: readonly FlvTag[], timestampOf: (time: number) => number) {
    this.writer = writer;
    this.timestampOf = timestampOf;
    this.#headers = tags.filter(isHeaderTag);
    this.#frames = tags.filter(tag => !isHeaderTag(tag)).toSorted((a, b) => a.time - b.time);
    const [last, before] = [this.#frames.at(-1)?.time ?? 0, this.#frames.at(-2)?.time ?? 0];
    this.#lengthMs = last + Math.max(1, last - before);
    this.sendHeaders();
    this.resume();
  }

  resume(): void {
    this.#timer = setInterval(() => this.#send(), 5);
  }

  sendHeaders(): void {
    for (const tag of this.#headers)
      this.writer.tag(tag, this.timestampOf(performance.now() - this.#startedAt));
  }

  /** Falls silent, with its connection left open. */
  pause(): void {
    clearInterval(this.#timer);
  }

  stop(): void {
    this.pause();
    this.writer.close();
  }

  #send(): void {
    const passed = performance.now() - this.#startedAt;
    for (;;) {
      const { length } = this.#frames;
      const tag = this.#frames[this.#sent % length];
      if (!tag) return;
      const time = tag.time + Math.floor(this.#sent / length) * this.#lengthMs;
      if (time > passed) return;
      this.writer.tag(tag, Math.round(this.timestampOf(time)));
      this.#sent += 1;
    }
  }
}
