import type { types } from 'mediasoup';
import { write } from 'sdp-transform';
import type { RestreamFault } from '../../../shared/restream.ts';

/** A track on its way to ffmpeg: what it is, and the local port that ffmpeg hears it on. */
export interface OutgoingTrack {
  readonly kind: types.MediaKind;
  readonly codec: types.RtpCodecParameters;
  readonly port: number;
}

/** Where a picture that isn't H.264 already is brought to: what platforms ask for at 720 lines. */
const PICTURE = [
  '-preset',
  'veryfast',
  '-tune',
  'zerolatency',
  '-pix_fmt',
  'yuv420p',
  '-g',
  '60',
  '-bf',
  '0',
];
const PICTURE_RATE = ['-b:v', '2500k', '-maxrate', '2500k', '-bufsize', '5000k'];
/** A platform that takes nothing for so long, in microseconds, has gone. */
const STALLED_US = '10000000';

/** ffmpeg's arguments for sending tracks on to an RTMP address; their description is expected on standard input. */
export function restreamArgs(
  tracks: readonly OutgoingTrack[],
  canvas: 'wide' | 'tall',
  address: string,
): string[] {
  const isCopied = tracks.some(({ codec }) => codec.mimeType.toLowerCase() === 'video/h264');
  return [
    ...['-hide_banner', '-loglevel', 'error', '-nostats', '-progress', 'pipe:1', '-stats_period', '1'],
    ...['-protocol_whitelist', 'pipe,udp,rtp', '-f', 'sdp', '-i', 'pipe:0'],
    ...(isCopied ? ['-c:v', 'copy'] : ['-c:v', 'libx264', ...PICTURE, ...PICTURE_RATE, '-vf', frame(canvas)]),
    ...['-c:a', 'aac', '-b:a', '160k', '-ar', '48000', '-ac', '2'],
    ...['-f', 'flv', '-flvflags', 'no_duration_filesize', '-rw_timeout', STALLED_US, address],
  ];
}

/** The tracks as SDP (RFC 8866), which tells ffmpeg where to listen for what. */
export function sdpOf(tracks: readonly OutgoingTrack[]): string {
  return write({
    version: 0,
    origin: { username: '-', sessionId: 0, sessionVersion: 0, netType: 'IN', ipVer: 4, address: '127.0.0.1' },
    name: 'show',
    timing: { start: 0, stop: 0 },
    connection: { version: 4, ip: '127.0.0.1' },
    media: tracks.map(({ kind, codec, port }) => ({
      type: kind,
      port,
      protocol: 'RTP/AVP',
      payloads: String(codec.payloadType),
      rtp: [
        {
          payload: codec.payloadType,
          codec: codec.mimeType.split('/')[1] ?? '',
          rate: codec.clockRate,
          ...(codec.channels ? { encoding: codec.channels } : {}),
        },
      ],
      fmtp: [
        {
          payload: codec.payloadType,
          config: Object.entries(codec.parameters ?? {})
            .map(([key, value]) => `${key}=${value}`)
            .join(';'),
        },
      ].filter(({ config }) => config !== ''),
    })),
  });
}

/** What ffmpeg's last words mean for the host. */
export function restreamFaultOf(words: string): RestreamFault {
  if (/ENOENT/.test(words)) return 'no-ffmpeg';
  if (/Server error|Publish\.BadName|not permitted|Unauthorized|denied/i.test(words)) return 'turned-away';
  if (/Connection refused|resolve|Cannot open connection|unreachable|timed out/i.test(words))
    return 'unreachable';
  return 'broken';
}

/** Layers of a simulcast differ in size; the picture that is sent on keeps one. */
function frame(canvas: 'wide' | 'tall'): string {
  const size = canvas === 'wide' ? '1280:720' : '720:1280';
  return `scale=${size}:force_original_aspect_ratio=decrease,pad=${size}:-1:-1,setsar=1`;
}
