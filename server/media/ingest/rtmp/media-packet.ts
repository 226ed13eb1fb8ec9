/** A picture's or a sound's part of an RTMP stream: the payload of an FLV tag (Adobe's FLV 10.1, annex E.4). */
export interface MediaPacket {
  readonly kind: 'video' | 'audio';
  /** In milliseconds; in decoding order. */
  readonly time: number;
  readonly data: Buffer;
}

/** The types of RTMP messages and FLV tags that carry media. */
export const TAG_TYPES = { audio: 8, video: 9 } as const;

const H264 = 7;
const AAC = 10;
/** FLV's numbers of the kinds of a picture's packet: sequence header, NAL units. */
const SEQUENCE_HEADER = 0;
const NAL_UNITS = 1;
/** Set in the first byte of a picture in the form of Enhanced RTMP, whose codecs have names of four letters. */
const ENHANCED = 0x80;
/** Bytes before the data of the codec: picture (type, codec, packet, composition time) and sound. */
export const VIDEO_HEADER_BYTES = 5;
const AUDIO_HEADER_BYTES = 2;
/** A frame type that carries no frame but a message of the server's. */
const INFO_FRAME = 5;

/** Kinds of NAL units (ITU-T H.264, table 7-1), and the SEI message of a recovery point (D.1.8). */
const IDR_SLICE = 5;
const SEI = 6;
const RECOVERY_POINT = 6;

/** Whether there is anything in a packet at all: empty ones are sent to keep a connection open. */
export const hasData = ({ kind, data }: MediaPacket): boolean =>
  data.length >= (kind === 'video' ? VIDEO_HEADER_BYTES : AUDIO_HEADER_BYTES) &&
  !(kind === 'video' && (byteAt(data, 0) & (ENHANCED | 0x70)) >> 4 === INFO_FRAME);

/** Whether a packet's codec is one that is taken: H.264 or AAC. */
export const isKnownCodec = ({ kind, data }: MediaPacket): boolean =>
  kind === 'video'
    ? (byteAt(data, 0) & ENHANCED) === 0 && (byteAt(data, 0) & 0x0f) === H264
    : byteAt(data, 0) >> 4 === AAC;

/** Whether a packet of a known codec is its sequence header, without a frame. */
export const isHeader = ({ data }: MediaPacket): boolean => byteAt(data, 1) === SEQUENCE_HEADER;

/** Whether a packet of a known codec has a frame in it. */
export const isFrame = ({ data }: MediaPacket): boolean => byteAt(data, 1) === NAL_UNITS;

/** The time from a picture's decoding to its display, in milliseconds; negative in the streams of some encoders. */
export const compositionTime = ({ data }: MediaPacket): number => data.readIntBE(2, 3);

/** Where decoding can begin: at an IDR picture (`key`), or, with some patience, at a recovery point (`recovery`). */
export type EntryPoint = 'key' | 'recovery' | undefined;

/**
 * Looks into a picture's NAL units. FLV's own mark of a key frame is not enough: encoders set it on the recovery points of
 * intra-refresh too, from which nobody can begin to watch.
 * @param lengthBytes how many bytes a NAL unit's length has, by the sequence header
 */
export function entryPointOf({ data }: MediaPacket, lengthBytes: number): EntryPoint {
  let entry: EntryPoint;
  for (let at = VIDEO_HEADER_BYTES; at + lengthBytes < data.length; ) {
    const length = data.readUIntBE(at, lengthBytes);
    at += lengthBytes;
    const type = byteAt(data, at) & 0x1f;
    if (type === IDR_SLICE) return 'key';
    if (type === SEI && hasRecoveryPoint(data.subarray(at + 1, at + length))) entry = 'recovery';
    at += length;
  }
  return entry;
}

/** How many bytes the length of a NAL unit has (ISO/IEC 14496-15, 5.3.3.1). */
export const lengthBytesOf = (header: Buffer): number => (byteAt(header, VIDEO_HEADER_BYTES + 4) & 3) + 1;

/** Whether a recovery point is among an SEI's messages; each has a type and a size in bytes of 255 and a rest. */
function hasRecoveryPoint(sei: Buffer): boolean {
  let at = 0;
  const number = () => {
    let value = 0;
    while (byteAt(sei, at) === 255) {
      value += 255;
      at += 1;
    }
    value += byteAt(sei, at);
    at += 1;
    return value;
  };
  // The last byte ends the unit and begins no message.
  while (at + 2 < sei.length) {
    const type = number();
    const size = number();
    if (type === RECOVERY_POINT) return true;
    at += size;
  }
  return false;
}

const byteAt = (data: Buffer, at: number): number => data[at] ?? 0;
