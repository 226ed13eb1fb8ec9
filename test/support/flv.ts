import { spawnSync } from 'node:child_process';
import { FFMPEG } from './encoder.ts';

/** A tag of an FLV file: 8 is sound, 9 picture. */
export interface FlvTag {
  readonly type: 8 | 9;
  /** In milliseconds. */
  readonly time: number;
  readonly data: Buffer;
}

export interface FlvOptions {
  readonly seconds?: number;
  /** ffmpeg's options for the picture behind those of H.264 without B-frames. */
  readonly picture?: readonly string[];
  readonly sound?: boolean;
  readonly framesPerSecond?: number;
  /** Width and height, in the form 320x180. */
  readonly size?: string;
  /** Seconds between key frames. */
  readonly keyEvery?: number;
}

const FILE_HEADER_BYTES = 13;
const TAG_HEADER_BYTES = 11;
const BEHIND_TAG_BYTES = 4;

/** What an encoder sends: a moving test picture and a tone, as tags with the codecs' headers first. */
export function encodeFlv({
  seconds = 4,
  picture = [],
  sound = true,
  framesPerSecond = 30,
  size = '320x180',
  keyEvery = 1,
}: FlvOptions = {}): FlvTag[] {
  const test = ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${framesPerSecond}`];
  const tone = sound ? ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000'] : [];
  const keys = ['-g', String(framesPerSecond * keyEvery), '-sc_threshold', '0'];
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', ...keys, ...picture];
  const out = ['-pix_fmt', 'yuv420p', '-c:a', 'aac', '-t', String(seconds), '-f', 'flv', 'pipe:1'];
  const { stdout } = spawnSync(FFMPEG, ['-v', 'error', ...test, ...tone, ...codecs, ...out], {
    maxBuffer: 1e9,
  });
  return readTags(stdout);
}

function readTags(flv: Buffer): FlvTag[] {
  const tags: FlvTag[] = [];
  for (let at = FILE_HEADER_BYTES; at + TAG_HEADER_BYTES < flv.length; ) {
    const [type, length] = [flv.readUInt8(at), flv.readUIntBE(at + 1, 3)];
    const time = flv.readUIntBE(at + 4, 3) + flv.readUInt8(at + 7) * 2 ** 24;
    const data = flv.subarray(at + TAG_HEADER_BYTES, at + TAG_HEADER_BYTES + length);
    if (type === 8 || type === 9) tags.push({ type, time, data });
    at += TAG_HEADER_BYTES + length + BEHIND_TAG_BYTES;
  }
  return tags;
}

/** Whether a tag is a codec's header, without a frame. */
export const isHeaderTag = ({ data }: FlvTag): boolean => data[1] === 0;
