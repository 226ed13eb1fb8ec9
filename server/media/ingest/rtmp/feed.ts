/// <reference path="../node-media-server.d.ts" />
import type { types } from 'mediasoup';
import Flv from 'node-media-server/src/protocol/flv.js';
import type { MediaLog } from '../../media-log.ts';
import type { MediaRoom } from '../../media-room.ts';
import { RtmpConverter } from '../rtmp-converter.ts';
import { CatchUp } from './catch-up.ts';
import type { HeldGop } from './held-gop.ts';
import { type MediaPacket, TAG_TYPES } from './media-packet.ts';

/** How often held pictures are fed. */
const FEED_EVERY_MS = 10;
/** A converter that has shown nothing of the key frame after so long gets the rest all the same. */
const LONGEST_START_MS = 500;
/** A converter from which nothing has come for so long after it was fed has failed. */
const FIRST_PACKET_MS = 3000;

export interface RtmpFeedOptions {
  readonly room: MediaRoom;
  readonly ffmpeg: string;
  readonly log: MediaLog;
  readonly headers: { readonly video: Buffer; readonly audio: Buffer | undefined };
  /** What is fed first; it goes on being filled by others until then. */
  readonly gop: HeldGop;
  /** Whether viewers are only told once something comes out: where converters fail again and again. */
  readonly isCautious: boolean;
  /** Called when viewers have been told. */
  readonly onAnnounced: () => void;
  /** Called when its picture has arrived in the room. */
  readonly onAir: () => void;
  /** Called once, whichever side ended it. */
  readonly onClose: () => void;
}

/**
 * One continuous stream of an encoder on its way to viewers. They are told of it first and fed when they have come, from
 * the held key frame on: a viewer that comes in the middle of a group of pictures sees nothing until the next one.
 */
export class RtmpFeed {
  readonly #options: RtmpFeedOptions;
  readonly #converter: RtmpConverter;
  /** Once viewers have followed. */
  #producers: readonly types.Producer[] | undefined;
  #queue: MediaPacket[] = [];
  /** The key frame that it started with. */
  #first: MediaPacket | undefined;
  #catchUp: CatchUp | undefined;
  #startedAt = 0;
  #isLive = false;
  readonly #newest = { video: -1, audio: -1 };
  #pacing: NodeJS.Timeout | undefined;
  readonly #timers: NodeJS.Timeout[] = [];
  #isOnAir = false;
  #isClosed = false;

  constructor(options: RtmpFeedOptions) {
    this.#options = options;
    const { room, ffmpeg, log, headers } = options;
    this.#converter = new RtmpConverter({
      room,
      ffmpeg,
      log,
      hasAudio: headers.audio !== undefined,
      onReady: producers => void this.#onReady(producers),
      onFirstPacket: () => this.#onFirstPacket(),
      onClose: () => this.#onClose(),
    });
    this.#converter.write(Flv.createHeader(headers.audio !== undefined, true));
    this.#write('video', 0, headers.video);
    if (headers.audio) this.#write('audio', 0, headers.audio);
  }

  /** Feeds a frame of the encoder's; before the start it is in the held group. */
  packet(packet: MediaPacket): void {
    if (!this.#first) this.#start();
    else if (packet.kind === 'video') {
      this.#queue.push(packet);
      this.#feed();
    } else if (this.#catchUp && this.#options.headers.audio)
      this.#stamp(packet, this.#catchUp.liveAt(packet.time));
  }

  close(): void {
    this.#converter.close();
  }

  async #onReady(producers: readonly types.Producer[]): Promise<void> {
    if (!this.#options.isCautious) await this.#announce(producers);
    this.#producers = producers;
    this.#start();
  }

  /** Resolves when viewers have followed. */
  async #announce(producers: readonly types.Producer[]): Promise<void> {
    const { room, onAnnounced } = this.#options;
    const before = room.players.playing(room.air);
    room.addProducers('encoder', ...producers);
    onAnnounced();
    await room.players.followed(room.air, before);
  }

  /** Starts with the held key frame, or with the next one where none is held. */
  #start(): void {
    const { gop, headers } = this.#options;
    const [first, ...others] = gop.packets;
    if (!first || !this.#producers || this.#isClosed || this.#first) return;
    this.#first = first;
    this.#queue = others;
    this.#stamp(first, 0);
    if (headers.audio && gop.sound) this.#stamp(gop.sound, 0);
    // The rest follows when it has come through: the converter may still be starting, and time would pass meanwhile.
    this.#timers.push(
      setTimeout(() => this.#run(), LONGEST_START_MS),
      setTimeout(() => !this.#isOnAir && this.close(), FIRST_PACKET_MS),
    );
  }

  #run(): void {
    const first = this.#first;
    if (!first || this.#catchUp || this.#isClosed) return;
    this.#catchUp = new CatchUp(first.time, (this.#queue.at(-1) ?? first).time);
    this.#startedAt = performance.now();
    this.#feed();
  }

  /** Feeds what is due, until the present is reached; from then on everything at once. */
  #feed(): void {
    if (!this.#catchUp || this.#isClosed) return;
    const passed = performance.now() - this.#startedAt;
    for (let next = this.#queue[0]; next; next = this.#queue[0]) {
      const due = this.#catchUp.dueAt(next.time);
      if (!this.#isLive && due > passed) {
        this.#pacing ??= setInterval(() => this.#feed(), FEED_EVERY_MS);
        return;
      }
      this.#queue.shift();
      this.#stamp(next, due);
    }
    this.#isLive = true;
    clearInterval(this.#pacing);
  }

  /** Writes a frame at a time of the feed's own, which only goes forward. */
  #stamp({ kind, data }: MediaPacket, at: number): void {
    if (at < 0) return;
    const time = Math.max(Math.round(at), this.#newest[kind] + 1);
    this.#newest[kind] = time;
    this.#write(kind, time, data);
  }

  #write(kind: MediaPacket['kind'], dts: number, data: Buffer): void {
    this.#converter.write(Flv.createMessage({ codec_type: TAG_TYPES[kind], dts, data, size: data.length }));
  }

  #onFirstPacket(): void {
    this.#isOnAir = true;
    this.#run();
    const { isCautious, room, onAnnounced, onAir } = this.#options;
    if (isCautious && this.#producers) {
      room.addProducers('encoder', ...this.#producers);
      onAnnounced();
    }
    onAir();
  }

  #onClose(): void {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    clearInterval(this.#pacing);
    this.#options.onClose();
  }
}
