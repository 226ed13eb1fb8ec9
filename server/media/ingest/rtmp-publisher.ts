/// <reference path="./node-media-server.d.ts" />
import Flv, { type AVPacket } from 'node-media-server/src/protocol/flv.js';
import type { IngestErrorCode } from '../../../shared/ingest/protocol.ts';
import type { MediaLog } from '../media-log.ts';
import { RtmpConverter } from './rtmp-converter.ts';
import type { PacketSink } from './rtmp-session.ts';
import { isHeader, isKeyFrame, isPicture, isSound, RtmpStats } from './rtmp-stats.ts';
import type { Publisher, ShowIngest } from './show-ingest.ts';

const STATS_EVERY_MS = 1000;
/** An encoder that has sent no video after this time is reported as an error. */
const VIDEO_TIMEOUT_MS = 5000;
/** Video without audio goes on air when this much of it, in stream time, has come without any. */
const AUDIO_WAIT_MS = 500;
/** A converter that ran this long was stable; one that failed sooner is restarted after a growing delay. */
const STABLE_MS = 10_000;
const MAX_RESTART_DELAY_MS = 5000;
/** This many failures in a row are reported as an error. */
const REPORTED_FAILURES = 3;

export interface RtmpPublisherOptions {
  readonly ingest: ShowIngest;
  readonly ffmpeg: string;
  readonly log: MediaLog;
  /** Ends the encoder's connection, which closes the publisher. */
  readonly end: () => void;
}

/** An encoder that publishes by RTMP: checks its packets, and runs a converter that passes them on to the room. */
export class RtmpPublisher implements PacketSink, Publisher {
  readonly protocol = 'rtmp';
  readonly end: () => void;
  readonly #options: RtmpPublisherOptions;
  readonly #stats = new RtmpStats();
  readonly #begunAt = performance.now();
  readonly #ticking: NodeJS.Timeout;
  #rates = this.#stats.read(performance.now());
  readonly #headers: { picture?: Buffer; sound?: Buffer } = {};
  #lastPacketAt = performance.now();
  #firstDts: number | undefined;
  #converter: RtmpConverter | undefined;
  #converterSince = 0;
  #onAirSince: number | undefined;
  #failures = 0;
  #closed = false;

  /** Attaches to the show's ingest. Throws a CommandError `elsewhere` where another encoder sends already. */
  constructor(options: RtmpPublisherOptions) {
    this.#options = options;
    this.end = options.end;
    options.ingest.attach(this);
    this.#ticking = setInterval(() => this.#tick(), STATS_EVERY_MS);
  }

  /** When the last packet came, by `performance.now()`. */
  get lastPacketAt(): number {
    return this.#lastPacketAt;
  }

  packet(packet: AVPacket): void {
    this.#lastPacketAt = performance.now();
    const errorBefore = this.#stats.error;
    this.#stats.add(packet);
    if (this.#stats.error && !errorBefore) {
      this.#converter?.close();
      this.#report();
    }
    if (this.#stats.error || !(isPicture(packet) || isSound(packet))) return;
    this.#firstDts ??= packet.dts;
    if (isHeader(packet)) this.#setHeader(packet);
    else if (this.#converter) this.#converter.write(Flv.createMessage(packet));
    else if (isKeyFrame(packet) && this.#canConvert(packet.dts)) this.#openConverter(packet);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#ticking);
    this.#converter?.close();
    this.#options.ingest.detach(this);
  }

  /** A changed header, as after a change of size, needs a new converter. */
  #setHeader(packet: AVPacket): void {
    const kind = isPicture(packet) ? 'picture' : 'sound';
    const data = Buffer.from(packet.data.subarray(0, packet.size));
    if (this.#headers[kind]?.equals(data)) return;
    this.#headers[kind] = data;
    this.#failures = 0;
    this.#converter?.close();
  }

  #canConvert(dts: number): boolean {
    const { picture, sound } = this.#headers;
    if (!picture || !this.#options.ingest.room.routerContext) return false;
    const delay = this.#failures < 2 ? 0 : Math.min(MAX_RESTART_DELAY_MS, 250 * 2 ** this.#failures);
    if (performance.now() - this.#converterSince < delay) return false;
    return sound !== undefined || dts - (this.#firstDts ?? dts) >= AUDIO_WAIT_MS;
  }

  #openConverter(keyFrame: AVPacket): void {
    const { ingest, ffmpeg, log } = this.#options;
    const { picture, sound } = this.#headers;
    this.#converterSince = performance.now();
    const converter = new RtmpConverter({
      room: ingest.room,
      ffmpeg,
      log,
      hasAudio: sound !== undefined,
      onAir: () => {
        this.#onAirSince ??= Date.now();
        this.#tick();
      },
      onClose: () => this.#onConverterClose(),
    });
    this.#converter = converter;
    const header = (data: Buffer, codec_type: number) =>
      Flv.createMessage({ ...keyFrame, codec_type, data, size: data.length });
    converter.write(Flv.createHeader(sound !== undefined, true));
    if (picture) converter.write(header(picture, 9));
    if (sound) converter.write(header(sound, 8));
    converter.write(Flv.createMessage(keyFrame));
  }

  #onConverterClose(): void {
    this.#converter = undefined;
    this.#onAirSince = undefined;
    this.#failures = performance.now() - this.#converterSince < STABLE_MS ? this.#failures + 1 : 1;
    if (!this.#closed) this.#report();
  }

  #error(): IngestErrorCode | undefined {
    if (this.#stats.error) return this.#stats.error;
    if (!this.#options.ingest.room.routerContext) return 'no-media';
    if (!this.#headers.picture && performance.now() - this.#begunAt > VIDEO_TIMEOUT_MS) return 'no-video';
    return this.#failures >= REPORTED_FAILURES && this.#onAirSince === undefined ? 'converter' : undefined;
  }

  #tick(): void {
    this.#rates = this.#stats.read(performance.now());
    this.#report();
  }

  #report(): void {
    const { protocol } = this;
    const code = this.#error();
    const { ingest } = this.#options;
    if (code) ingest.report(this, { kind: 'problem', protocol, code });
    else if (this.#onAirSince === undefined) ingest.report(this, { kind: 'connecting', protocol });
    else ingest.report(this, { kind: 'sending', protocol, since: this.#onAirSince, ...this.#rates });
  }
}
