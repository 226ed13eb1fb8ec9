/// <reference path="./node-media-server.d.ts" />
import type { AVPacket } from 'node-media-server/src/protocol/flv.js';
import { parseH264Sps } from 'node-media-server/src/protocol/sps_info.js';
import type { IngestErrorCode, IngestState } from '../../../shared/ingest/protocol.ts';

type Sending = Extract<IngestState, { kind: 'sending' }>;

const SOUND = 8;
const PICTURE = 9;
const H264 = 7;
const AAC = 10;
/** Bytes of an FLV tag before the data of its codec: picture (type, codec, composition time) and sound. */
const PICTURE_HEADER = 5;
const SOUND_HEADER = 2;
/** In an AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1) the length of the first SPS is at this offset. */
const SPS_LENGTH_AT = 6;

export const isPicture = ({ codec_type, size }: AVPacket): boolean =>
  codec_type === PICTURE && size >= PICTURE_HEADER;
export const isSound = ({ codec_type, size }: AVPacket): boolean =>
  codec_type === SOUND && size >= SOUND_HEADER;
/** Whether a packet is a codec's sequence header, without a frame. */
export const isHeader = (packet: AVPacket): boolean => packet.flags === (isPicture(packet) ? 2 : 0);
export const isKeyFrame = (packet: AVPacket): boolean => isPicture(packet) && packet.flags === 3;

/** Statistics of an encoder's packets, and the error that keeps it off the air. */
export class RtmpStats {
  error: IngestErrorCode | undefined;
  #size: { width: number; height: number } | undefined;
  #newestPts = Number.NEGATIVE_INFINITY;
  #lastKeyAt: number | undefined;
  #keyFrameSeconds: number | undefined;
  #hasSound = false;
  #counted = { since: 0, frames: 0, pictureBytes: 0, soundBytes: 0 };

  add(packet: AVPacket): void {
    if (isPicture(packet)) this.#addPicture(packet);
    else if (isSound(packet)) this.#addSound(packet);
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

  #addPicture(packet: AVPacket): void {
    if (packet.codec_id !== H264) {
      this.error ??= 'video-codec';
      return;
    }
    if (isHeader(packet)) {
      this.#size = sizeOf(packet) ?? this.#size;
      return;
    }
    this.#counted.frames += 1;
    this.#counted.pictureBytes += packet.size;
    // Frames come in decoding order: where presentation order differs, there are B-frames.
    if (packet.pts < this.#newestPts) this.error ??= 'b-frames';
    this.#newestPts = packet.pts;
    if (!isKeyFrame(packet)) return;
    if (this.#lastKeyAt !== undefined) this.#keyFrameSeconds = (packet.dts - this.#lastKeyAt) / 1000;
    this.#lastKeyAt = packet.dts;
  }

  #addSound(packet: AVPacket): void {
    if (packet.codec_id !== AAC) this.error ??= 'audio-codec';
    this.#hasSound = true;
    this.#counted.soundBytes += packet.size;
  }
}

function sizeOf({ data, size }: AVPacket): { width: number; height: number } | undefined {
  const record = data.subarray(PICTURE_HEADER, size);
  if (record.length < SPS_LENGTH_AT + 2) return undefined;
  const start = SPS_LENGTH_AT + 2;
  return parseH264Sps(record.subarray(start, start + record.readUInt16BE(SPS_LENGTH_AT))) ?? undefined;
}
