/** Local ports for one track's RTP and RTCP, with its SSRC and payload type. */
export interface RtpTarget {
  readonly port: number;
  readonly rtcpPort: number;
  readonly ssrc: number;
  readonly payloadType: number;
}

/** Below every network's MTU, with the encryption and header extensions that are added on the way to viewers. */
const PACKET_BYTES = 1200;

/**
 * FLV's timestamps are whole milliseconds, which is no multiple of an AAC frame. Passed on as they are, packets overlap
 * by a few samples, and browsers drop every packet that begins before the previous one has ended: a third of them. So
 * timestamps are counted in samples; only gaps of 100 ms and more are filled or cut out.
 */
const RESAMPLE = ['-af', 'aresample=async=1'];

/**
 * ffmpeg's arguments for reading FLV from standard input and sending RTP: H.264 as it is, with the parameter sets before
 * every key frame, and audio as Opus. Both tracks start at the same wall-clock time, so that browsers can synchronize
 * them.
 * @param startAt milliseconds since the epoch
 */
export function converterArgs(startAt: number, video: RtpTarget, audio: RtpTarget | undefined): string[] {
  const start = ['-start_time_realtime', String(startAt * 1000)];
  // The sequence headers are enough: probing the frame rate would delay every start by one to five seconds. With sound the
  // first frame of each track is read before anything comes out; a picture alone would wait for more of its own.
  const probing = [
    '-fpsprobesize',
    '0',
    '-analyzeduration',
    '100000',
    ...(audio ? [] : ['-probesize', '32']),
  ];
  const input = ['-hide_banner', '-loglevel', 'error', ...probing, '-f', 'flv', '-i', 'pipe:0'];
  const picture = ['-map', '0:v', '-c:v', 'copy', '-bsf:v', 'h264_mp4toannexb', ...start, ...rtp(video)];
  if (!audio) return [...input, ...picture];
  const opus = ['-c:a', 'libopus', '-b:a', '128k', '-ar', '48000', '-ac', '2', '-frame_duration', '20'];
  return [...input, ...picture, '-map', '0:a', ...RESAMPLE, ...opus, ...start, ...rtp(audio)];
}

function rtp({ port, rtcpPort, ssrc, payloadType }: RtpTarget): string[] {
  const address = `rtp://127.0.0.1:${port}?rtcpport=${rtcpPort}&pkt_size=${PACKET_BYTES}`;
  return ['-f', 'rtp', '-ssrc', String(ssrc), '-payload_type', String(payloadType), address];
}
