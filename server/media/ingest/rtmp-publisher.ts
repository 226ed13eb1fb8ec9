import type { IngestErrorCode, IngestState } from '../../../shared/ingest/protocol.ts';
import type { MediaLog } from '../media-log.ts';
import { SilenceWatch } from '../silence-watch.ts';
import { RtmpFeed } from './rtmp/feed.ts';
import { HeldGop } from './rtmp/held-gop.ts';
import {
  type EntryPoint,
  entryPointOf,
  hasData,
  isFrame,
  isHeader,
  isKnownCodec,
  lengthBytesOf,
  type MediaPacket,
} from './rtmp/media-packet.ts';
import { StreamClock } from './rtmp/stream-clock.ts';
import type { PacketSink, TimedPacket } from './rtmp-session.ts';
import { RtmpStats } from './rtmp-stats.ts';
import type { Publisher, ShowIngest } from './show-ingest.ts';

const STATS_EVERY_MS = 1000;
/** An encoder that has sent no video after this time is reported as an error. */
const VIDEO_TIMEOUT_MS = 5000;
/** Video without audio goes on air when this much of it, in stream time, has come without any. */
const AUDIO_WAIT_MS = 500;
/** A feed that ran this long was stable; one that failed sooner is restarted after a growing delay. */
const STABLE_MS = 10_000;
const MAX_RESTART_DELAY_MS = 5000;
/** This many failures in a row are reported as an error. */
const REPORTED_FAILURES = 3;
/** How long a feed goes on after the host has chosen the studio: until viewers have changed over. */
const CHANGE_OVER_MS = 2000;

export interface RtmpPublisherOptions {
  readonly ingest: ShowIngest;
  readonly ffmpeg: string;
  readonly log: MediaLog;
  /** Ends the encoder's connection, which closes the publisher. */
  readonly end: () => void;
}

/**
 * An encoder that publishes by RTMP: checks its packets, and feeds them to viewers while the show's input is the encoder.
 */
export class RtmpPublisher implements PacketSink, Publisher {
  readonly protocol = 'rtmp';
  readonly end: () => void;
  readonly #options: RtmpPublisherOptions;
  readonly #stats = new RtmpStats();
  readonly #clock = new StreamClock();
  readonly #gop = new HeldGop();
  readonly #begunAt = performance.now();
  readonly #ticking: NodeJS.Timeout;
  readonly #silence: SilenceWatch;
  #rates = this.#stats.read(performance.now());
  #headers: { video?: Buffer; audio?: Buffer } = {};
  #firstTime: number | undefined;
  #newestTime = 0;
  /** The feed that viewers get or are about to get; older ones are going. */
  #feed: RtmpFeed | undefined;
  readonly #feeds = new Set<RtmpFeed>();
  #feedSince = Number.NEGATIVE_INFINITY;
  #isFeedOnAir = false;
  #isSilent = false;
  #sendingSince: number | undefined;
  #failures = 0;
  #closed = false;

  /** Attaches to the show's ingest. Throws a CommandError `elsewhere` where another encoder sends already. */
  constructor(options: RtmpPublisherOptions) {
    this.#options = options;
    this.end = options.end;
    options.ingest.attach(this);
    this.#ticking = setInterval(() => this.#tick(), STATS_EVERY_MS);
    this.#silence = new SilenceWatch(() => {
      this.#isSilent = true;
      this.#drop();
    });
  }

  /** When the last packet came, by `performance.now()`. */
  get lastPacketAt(): number {
    return this.#silence.heardAt;
  }

  packet({ kind, timestamp, data }: TimedPacket): void {
    this.#silence.heard();
    this.#isSilent = false;
    const { time, isJump } = this.#clock.read(kind, timestamp, performance.now());
    const packet = { kind, time, data };
    if (!hasData(packet)) return;
    const errorBefore = this.#stats.error;
    if (isJump) this.#stats.restart();
    const entry = this.#entryOf(packet);
    this.#stats.add(packet, entry);
    const { error } = this.#stats;
    if (error && !errorBefore) this.#drop();
    if (error) return;
    this.#firstTime ??= time;
    this.#newestTime = time;
    if (isHeader(packet)) this.#setHeader(packet);
    else this.#frame(packet, entry, isJump);
  }

  /** The host has chosen whose picture viewers get. */
  onInputSelected(): void {
    // A feed that runs is in the middle of a group of pictures, where nobody can begin: whoever comes gets a new one.
    this.#replace();
    if (this.#isWanted) this.#tryFeed();
    else {
      this.#options.ingest.room.withdraw('encoder');
      for (const feed of this.#feeds) setTimeout(() => feed.close(), CHANGE_OVER_MS);
    }
    this.#report();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#ticking);
    this.#silence.close();
    for (const feed of [...this.#feeds]) feed.close();
    this.#options.ingest.detach(this);
  }

  get #isWanted(): boolean {
    return this.#options.ingest.room.input === 'encoder';
  }

  #entryOf(packet: MediaPacket): EntryPoint {
    const { video } = this.#headers;
    if (packet.kind !== 'video' || !video || !isKnownCodec(packet) || !isFrame(packet)) return undefined;
    return entryPointOf(packet, lengthBytesOf(video));
  }

  /** A changed header, as after a change of size, needs a new feed. */
  #setHeader({ kind, data }: MediaPacket): void {
    if (this.#headers[kind]?.equals(data)) return;
    this.#headers[kind] = data;
    if (kind === 'video') this.#gop.clear();
    else this.#gop.sound = undefined;
    this.#failures = 0;
    this.#drop();
  }

  #frame(packet: MediaPacket, entry: EntryPoint, isJump: boolean): void {
    if (packet.kind === 'audio') this.#gop.sound = packet;
    else if (isFrame(packet)) this.#gop.add(packet, entry === 'key');
    if (isJump) this.#replace();
    if (this.#feed) this.#feed.packet(packet);
    else this.#tryFeed();
  }

  /** Whether viewers could be fed: its headers and a key frame are there, and it is known whether it has sound. */
  get #isReady(): boolean {
    const { video, audio } = this.#headers;
    if (!video || this.#isSilent || this.#gop.packets.length === 0 || !this.#stats.isOrderKnown) return false;
    return audio !== undefined || this.#newestTime - (this.#firstTime ?? 0) >= AUDIO_WAIT_MS;
  }

  #tryFeed(): void {
    const { ingest, ffmpeg, log } = this.#options;
    const { video, audio } = this.#headers;
    if (!video || !this.#isReady || !this.#isWanted || this.#stats.error || !ingest.room.routerContext)
      return;
    const delay = this.#failures < 2 ? 0 : Math.min(MAX_RESTART_DELAY_MS, 250 * 2 ** this.#failures);
    if (performance.now() - this.#feedSince < delay) return;
    this.#feedSince = performance.now();
    const older = [...this.#feeds];
    const feed: RtmpFeed = new RtmpFeed({
      room: ingest.room,
      ffmpeg,
      log,
      headers: { video, audio },
      gop: this.#gop,
      isCautious: this.#failures > 1,
      onAnnounced: () => {
        for (const each of older) each.close();
      },
      onAir: () => {
        this.#isFeedOnAir = this.#feed === feed;
        this.#tick();
      },
      onClose: () => this.#onFeedClose(feed),
    });
    this.#feed = feed;
    this.#feeds.add(feed);
  }

  /** Lets a feed go on until another one is announced. */
  #replace(): void {
    this.#feed = undefined;
    this.#isFeedOnAir = false;
  }

  /** Ends what viewers get of this encoder. */
  #drop(): void {
    this.#replace();
    for (const feed of [...this.#feeds]) feed.close();
    this.#report();
  }

  #onFeedClose(feed: RtmpFeed): void {
    this.#feeds.delete(feed);
    if (this.#feed !== feed) return;
    this.#replace();
    this.#failures = performance.now() - this.#feedSince < STABLE_MS ? this.#failures + 1 : 1;
    if (!this.#closed) this.#report();
  }

  #error(): IngestErrorCode | undefined {
    if (this.#stats.error) return this.#stats.error;
    if (!this.#options.ingest.room.routerContext) return 'no-media';
    if (!this.#headers.video && performance.now() - this.#begunAt > VIDEO_TIMEOUT_MS) return 'no-video';
    return this.#failures >= REPORTED_FAILURES && !this.#isFeedOnAir ? 'converter' : undefined;
  }

  #tick(): void {
    this.#rates = this.#stats.read(performance.now());
    this.#report();
  }

  #report(): void {
    this.#options.ingest.report(this, this.#state());
  }

  #state(): IngestState {
    const { protocol } = this;
    const code = this.#error();
    const isSending = !code && (this.#isWanted ? this.#isFeedOnAir : this.#isReady);
    if (!isSending) this.#sendingSince = undefined;
    if (code) return { kind: 'problem', protocol, code };
    if (!isSending) return { kind: 'connecting', protocol };
    this.#sendingSince ??= Date.now();
    const { warnings } = this.#stats;
    return {
      kind: 'sending',
      protocol,
      since: this.#sendingSince,
      ...this.#rates,
      ...(warnings.length > 0 ? { warnings } : {}),
    };
  }
}
