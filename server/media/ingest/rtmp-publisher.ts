import Flv, { type AVPacket } from 'node-media-server/src/protocol/flv.js';
import type { IngestProblem } from '../../../shared/ingest.ts';
import type { MediaLog } from '../media-log.ts';
import { RtmpConverter } from './rtmp-converter.ts';
import type { PacketSink } from './rtmp-session.ts';
import { isHeader, isKeyFrame, isPicture, isSound, RtmpStats } from './rtmp-stats.ts';
import type { Sender, ShowIngest } from './show-ingest.ts';

const STATS_EVERY_MS = 1000;
const PICTURE_WITHIN_MS = 5000;
/** A picture that comes without sound waits this long for it, in the stream's own time, before it goes on air alone. */
const SOUND_WITHIN_MS = 500;
/** A way that held this long was a good one; one that broke sooner gets growing pauses. */
const SETTLED_MS = 10_000;
const LONGEST_PAUSE_MS = 5000;
/** So many short lives in a row are told to the crew. */
const MANY_FAILURES = 3;

export interface RtmpPublisherOptions {
  readonly place: ShowIngest;
  readonly ffmpeg: string;
  readonly log: MediaLog;
  /** Cuts the encoder's connection, after which this is closed. */
  readonly end: () => void;
}

/** One encoder that sends by RTMP: looks at what comes, and keeps a way into the room for as long as it can go there. */
export class RtmpPublisher implements PacketSink, Sender {
  readonly protocol = 'rtmp';
  readonly end: () => void;
  readonly #options: RtmpPublisherOptions;
  readonly #stats = new RtmpStats();
  readonly #begunAt = Date.now();
  readonly #ticking: NodeJS.Timeout;
  #rates = this.#stats.read(Date.now());
  readonly #headers: { picture?: Buffer; sound?: Buffer } = {};
  #heardAt = Date.now();
  #firstDts: number | undefined;
  #feed: RtmpConverter | undefined;
  #fedSince = 0;
  #onAirSince: number | undefined;
  #failures = 0;
  #closed = false;

  /** Takes the show's place for encoders. Throws a CommandError where another one has it. */
  constructor(options: RtmpPublisherOptions) {
    this.#options = options;
    this.end = options.end;
    options.place.take(this);
    this.#ticking = setInterval(() => this.#tick(), STATS_EVERY_MS);
  }

  /** When the encoder was last heard, on the Date.now() clock. */
  get heardAt(): number {
    return this.#heardAt;
  }

  packet(packet: AVPacket): void {
    this.#heardAt = Date.now();
    const problem = this.#stats.problem;
    this.#stats.add(packet);
    if (this.#stats.problem && !problem) {
      this.#feed?.close();
      this.#tell();
    }
    if (this.#stats.problem || !(isPicture(packet) || isSound(packet))) return;
    this.#firstDts ??= packet.dts;
    if (isHeader(packet)) this.#keepHeader(packet);
    else if (this.#feed) this.#feed.write(Flv.createMessage(packet));
    else if (isKeyFrame(packet) && this.#isTime(packet.dts)) this.#openFeed(packet);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#ticking);
    this.#feed?.close();
    this.#options.place.release(this);
  }

  /** A header that differs, as after a change of size, needs a way of its own. */
  #keepHeader(packet: AVPacket): void {
    const kind = isPicture(packet) ? 'picture' : 'sound';
    const data = Buffer.from(packet.data.subarray(0, packet.size));
    if (this.#headers[kind]?.equals(data)) return;
    this.#headers[kind] = data;
    this.#failures = 0;
    this.#feed?.close();
  }

  #isTime(dts: number): boolean {
    const { picture, sound } = this.#headers;
    if (!picture || !this.#options.place.room.routerContext) return false;
    const pause = this.#failures < 2 ? 0 : Math.min(LONGEST_PAUSE_MS, 250 * 2 ** this.#failures);
    if (Date.now() - this.#fedSince < pause) return false;
    return sound !== undefined || dts - (this.#firstDts ?? dts) >= SOUND_WITHIN_MS;
  }

  #openFeed(keyFrame: AVPacket): void {
    const { place, ffmpeg, log } = this.#options;
    const { picture, sound } = this.#headers;
    this.#fedSince = Date.now();
    const feed = new RtmpConverter({
      room: place.room,
      ffmpeg,
      log,
      hasSound: sound !== undefined,
      onAir: () => {
        this.#onAirSince ??= Date.now();
        this.#tick();
      },
      onClose: () => this.#feedClosed(),
    });
    this.#feed = feed;
    const header = (data: Buffer, codec_type: number) =>
      Flv.createMessage({ ...keyFrame, codec_type, data, size: data.length });
    feed.write(Flv.createHeader(sound !== undefined, true));
    if (picture) feed.write(header(picture, 9));
    if (sound) feed.write(header(sound, 8));
    feed.write(Flv.createMessage(keyFrame));
  }

  #feedClosed(): void {
    this.#feed = undefined;
    this.#onAirSince = undefined;
    this.#failures = Date.now() - this.#fedSince < SETTLED_MS ? this.#failures + 1 : 1;
    if (!this.#closed) this.#tell();
  }

  #problem(): IngestProblem | undefined {
    if (this.#stats.problem) return this.#stats.problem;
    if (!this.#options.place.room.routerContext) return 'no-media';
    if (!this.#headers.picture && Date.now() - this.#begunAt > PICTURE_WITHIN_MS) return 'no-video';
    return this.#failures >= MANY_FAILURES && this.#onAirSince === undefined ? 'converter' : undefined;
  }

  #tick(): void {
    this.#rates = this.#stats.read(Date.now());
    this.#tell();
  }

  #tell(): void {
    const { protocol } = this;
    const code = this.#problem();
    const { place } = this.#options;
    if (code) place.tell(this, { kind: 'problem', protocol, code });
    else if (this.#onAirSince === undefined) place.tell(this, { kind: 'connecting', protocol });
    else place.tell(this, { kind: 'sending', protocol, since: this.#onAirSince, ...this.#rates });
  }
}
