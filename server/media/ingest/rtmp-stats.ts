/// <reference path="./node-media-server.d.ts" />
import { parseH264Sps } from 'node-media-server/src/protocol/sps_info.js';
import type { IngestErrorCode, IngestState, IngestWarningCode } from '../../../shared/ingest/protocol.ts';
import {
  compositionTime,
  type EntryPoint,
  isFrame,
  isHeader,
  isKnownCodec,
  type MediaPacket,
  VIDEO_HEADER_BYTES,
} from './rtmp/media-packet.ts';

type Sending = Extract<IngestState, { kind: 'sending' }>;

/** In an AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1) the length of the first SPS is at this offset. */
const SPS_LENGTH_AT = 6;
/** Platforms ask for a key frame every two to four seconds; OBS by itself sends one every eight. */
const LONG_KEY_FRAMES_MS = 4500;
/** After so long without a key frame none is expected any more. */
const NO_KEY_FRAMES_MS = 30_000;
/** A stream that has not begun with one after so long will not. */
const FIRST_KEY_FRAME_MS = 10_000;
/** So many recovery points in place of key frames are intra-refresh. */
const REFRESHES = 2;
/** B-frames show within so many frames behind a key frame that is displayed later than it is decoded. */
const ORDER_FRAMES = 4;

/** Statistics of an encoder's packets, and the error that keeps it off the air. */
export class RtmpStats {
  error: IngestErrorCode | undefined;
  #size: { width: number; height: number } | undefined;
  #firstTime: number | undefined;
  #newest: { time: number; shownAt: number } | undefined;
  #lastKey: { time: number; composition: number; frames: number } | undefined;
  #recoveries = 0;
  #keyFrameSeconds: number | undefined;
  #hasSound = false;
  #counted = { since: 0, frames: 0, pictureBytes: 0, soundBytes: 0 };

  /** @param entry whether decoding can begin with this packet */
  add(packet: MediaPacket, entry: EntryPoint): void {
    if (packet.kind === 'video') this.#addPicture(packet, entry);
    else this.#addSound(packet);
  }

  /** Forgets what was wrong with the stream before: the encoder has started anew. */
  restart(): void {
    this.error = undefined;
    this.#newest = undefined;
    this.#lastKey = undefined;
    this.#firstTime = undefined;
    this.#recoveries = 0;
  }

  /** Whether the frames' order is known: with B-frames a key frame is displayed later than it is decoded. */
  get isOrderKnown(): boolean {
    return (
      this.#lastKey !== undefined && (this.#lastKey.composition <= 0 || this.#lastKey.frames >= ORDER_FRAMES)
    );
  }

  get warnings(): IngestWarningCode[] {
    const since = this.#sinceKey;
    if (this.#recoveries >= REFRESHES || since > NO_KEY_FRAMES_MS) return ['no-key-frames'];
    const longest = Math.max(since, 1000 * (this.#keyFrameSeconds ?? 0));
    return longest > LONG_KEY_FRAMES_MS ? ['long-key-frames'] : [];
  }

  /** The rates since the last reading, in bit/s and frames/s; `now` is any clock in milliseconds. */
  read(now: number): Pick<Sending, 'video' | 'audio'> {
    const { since, frames, pictureBytes, soundBytes } = this.#counted;
    this.#counted = { since: now, frames: 0, pictureBytes: 0, soundBytes: 0 };
    const rate = (count: number) => (since ? (1000 * count) / Math.max(1, now - since) : 0);
    return {
      video: {
        codec: 'H.264',
        bitrate: Math.round(8 * rate(pictureBytes)),
        framesPerSecond: Math.round(rate(frames)),
        ...this.#size,
        ...(this.#keyFrameSeconds === undefined ? {} : { keyFrameSeconds: this.#keyFrameSeconds }),
      },
      ...(this.#hasSound ? { audio: { codec: 'AAC', bitrate: Math.round(8 * rate(soundBytes)) } } : {}),
    };
  }

  /** Milliseconds of the stream since the last key frame. */
  get #sinceKey(): number {
    return this.#newest && this.#lastKey ? this.#newest.time - this.#lastKey.time : 0;
  }

  #addPicture(packet: MediaPacket, entry: EntryPoint): void {
    if (!isKnownCodec(packet)) {
      this.error ??= 'video-codec';
      return;
    }
    if (isHeader(packet)) this.#size = sizeOf(packet) ?? this.#size;
    if (!isFrame(packet)) return;
    this.#counted.frames += 1;
    this.#counted.pictureBytes += packet.data.length;
    this.#checkOrder(packet);
    this.#checkKeyFrames(packet, entry);
  }

  /** Frames come in the order of decoding: where one is displayed before its predecessor, it is a B-frame. */
  #checkOrder(packet: MediaPacket): void {
    const { time } = packet;
    const shownAt = time + compositionTime(packet);
    if (this.#newest && time >= this.#newest.time && shownAt < this.#newest.shownAt)
      this.error ??= 'b-frames';
    this.#newest = { time, shownAt };
  }

  #checkKeyFrames(packet: MediaPacket, entry: EntryPoint): void {
    const { time } = packet;
    this.#firstTime ??= time;
    if (entry === 'key') {
      if (this.#lastKey) this.#keyFrameSeconds = (time - this.#lastKey.time) / 1000;
      this.#lastKey = { time, composition: compositionTime(packet), frames: 0 };
      this.#recoveries = 0;
    } else if (this.#lastKey) this.#lastKey.frames += 1;
    if (entry === 'recovery') this.#recoveries += 1;
    if (!this.#lastKey && (this.#recoveries >= REFRESHES || time - this.#firstTime > FIRST_KEY_FRAME_MS))
      this.error ??= 'no-key-frames';
    // A key frame mends this error.
    else if (this.#lastKey && this.error === 'no-key-frames') this.error = undefined;
  }

  #addSound(packet: MediaPacket): void {
    if (!isKnownCodec(packet)) this.error ??= 'audio-codec';
    this.#hasSound = true;
    this.#counted.soundBytes += packet.data.length;
  }
}

function sizeOf({ data }: MediaPacket): { width: number; height: number } | undefined {
  const record = data.subarray(VIDEO_HEADER_BYTES);
  if (record.length < SPS_LENGTH_AT + 2) return undefined;
  const start = SPS_LENGTH_AT + 2;
  return parseH264Sps(record.subarray(start, start + record.readUInt16BE(SPS_LENGTH_AT))) ?? undefined;
}
