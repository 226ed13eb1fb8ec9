import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ANSWER_WITHIN_MS = 10_000;

/** Whether a command is an ffmpeg that can make Opus, which is all that viewers' browsers hear. */
export async function hasFfmpeg(command: string): Promise<boolean> {
  try {
    const { stdout } = await run(command, ['-hide_banner', '-h', 'encoder=libopus'], {
      timeout: ANSWER_WITHIN_MS,
    });
    return stdout.includes('Encoder libopus');
  } catch {
    return false;
  }
}

/** Where one track's RTP and RTCP go, and how it is marked. */
export interface RtpTarget {
  readonly port: number;
  readonly rtcpPort: number;
  readonly ssrc: number;
  readonly payloadType: number;
}

/** Small enough for every network once encryption and header extensions are added on the way to viewers. */
const PACKET_BYTES = 1200;

/**
 * FLV counts in whole milliseconds, and no frame of AAC lasts so many. Passed on as they are, these times overlap by a
 * few samples, and a browser throws away every packet that begins before the one in front of it has ended: a third of
 * them. So sound is counted in samples; only a real hole, of 100 ms and more, is filled or cut out.
 */
const SEAMLESS = ['-af', 'aresample=async=1'];

/**
 * Reads FLV from standard input and sends its H.264 as it is, with the parameter sets before every key frame, and its
 * sound as Opus. Both tracks count from the same wall-clock moment, so that viewers' browsers can hold lips and voice
 * together.
 */
export function converterArgs(startAt: number, video: RtpTarget, audio: RtpTarget | undefined): string[] {
  const start = ['-start_time_realtime', String(startAt * 1000)];
  // The headers say all there is to know: guessing the frame rate would cost a second of every start, or five.
  const known = ['-fpsprobesize', '0', '-analyzeduration', '100000'];
  const input = ['-hide_banner', '-loglevel', 'error', ...known, '-f', 'flv', '-i', 'pipe:0'];
  const picture = ['-map', '0:v', '-c:v', 'copy', '-bsf:v', 'h264_mp4toannexb', ...start, ...rtp(video)];
  if (!audio) return [...input, ...picture];
  const opus = ['-c:a', 'libopus', '-b:a', '128k', '-ar', '48000', '-ac', '2', '-frame_duration', '20'];
  return [...input, ...picture, '-map', '0:a', ...SEAMLESS, ...opus, ...start, ...rtp(audio)];
}

function rtp({ port, rtcpPort, ssrc, payloadType }: RtpTarget): string[] {
  const address = `rtp://127.0.0.1:${port}?rtcpport=${rtcpPort}&pkt_size=${PACKET_BYTES}`;
  return ['-f', 'rtp', '-ssrc', String(ssrc), '-payload_type', String(payloadType), address];
}
