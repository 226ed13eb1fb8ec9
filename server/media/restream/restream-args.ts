import type { types } from 'mediasoup';
import { write } from 'sdp-transform';
import type { RestreamErrorCode } from '../../../shared/restream/protocol.ts';

/** A track that is sent to ffmpeg, and the local port where ffmpeg receives its RTP. */
export interface OutgoingTrack {
  readonly kind: types.MediaKind;
  readonly codec: types.RtpCodecParameters;
  readonly port: number;
}

/** Encoder settings for video that isn't H.264 already: what platforms recommend for 720p. */
const X264 = ['-preset', 'veryfast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p', '-g', '60', '-bf', '0'];
const VIDEO_RATE = ['-b:v', '2500k', '-maxrate', '2500k', '-bufsize', '5000k'];
/** A connection that takes no data for this long, in microseconds, is closed. */
const WRITE_TIMEOUT_US = '10000000';

/** Where ffmpeg publishes: a server, and the options that name what on it, the key among them. */
export interface RtmpTarget {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly options: Readonly<Record<'rtmp_app' | 'rtmp_playpath', string>>;
}

/**
 * Takes the address of a platform apart as ffmpeg needs it in order to get the key by a file.
 * @param server such as rtmp://live.example.org/app
 */
export function rtmpTarget(server: string, key: string): RtmpTarget {
  const [, origin = server, app = ''] = /^(\w+:\/\/[^/]+)\/+(.*?)\/*$/.exec(server) ?? [];
  return { origin, options: { rtmp_app: app, rtmp_playpath: key } };
}

/**
 * ffmpeg's arguments for sending tracks to an RTMP server. It reads their SDP (`sdpOf`) from standard input, and what it
 * publishes as from a file of options: what stands among the arguments can be read by every user of the machine.
 */
export function restreamArgs(
  tracks: readonly OutgoingTrack[],
  canvas: 'wide' | 'tall',
  origin: string,
  optionFile: string,
): string[] {
  const isCopied = tracks.some(({ codec }) => codec.mimeType.toLowerCase() === 'video/h264');
  return [
    ...['-hide_banner', '-loglevel', 'error', '-nostats', '-progress', 'pipe:1', '-stats_period', '1'],
    ...['-protocol_whitelist', 'pipe,udp,rtp', '-f', 'sdp', '-i', 'pipe:0'],
    ...(isCopied
      ? ['-c:v', 'copy']
      : ['-c:v', 'libx264', ...X264, ...VIDEO_RATE, '-vf', scaleFilter(canvas)]),
    ...['-c:a', 'aac', '-b:a', '160k', '-ar', '48000', '-ac', '2'],
    ...['-f', 'flv', '-flvflags', 'no_duration_filesize', '-rw_timeout', WRITE_TIMEOUT_US],
    ...['-fpre', optionFile, origin],
  ];
}

/** An SDP (RFC 8866) of the tracks, which tells ffmpeg on which port to receive which codec. */
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

/** Platforms that take any connection and look at the key afterwards hang up within this time. */
const REFUSED_WITHIN_MS = 5000;
/** What ffmpeg writes of the address it sends to, or of a packet for it, when the other side has closed the connection. */
const CLOSED_BY_PEER =
  /(?:rtmps?:\/\/\S+|av_interleaved_write_frame\(\)): (?:Input\/output error|End of file|Connection reset by peer|Broken pipe)/;

/**
 * Classifies what ffmpeg wrote to standard error before it ended. A platform that doesn't want a stream says so, or hangs
 * up at the latest when it has seen the beginning of it.
 * @param sentMs how long it had been sending; 0 where it never did
 */
export function restreamFaultOf(stderr: string, sentMs: number): RestreamErrorCode {
  if (/ENOENT/.test(stderr)) return 'no-ffmpeg';
  if (/Server error|Publish\.BadName|not permitted|Unauthorized|denied/i.test(stderr)) return 'turned-away';
  if (/Connection refused|resolve|Cannot open connection|unreachable|timed out/i.test(stderr))
    return 'unreachable';
  if (CLOSED_BY_PEER.test(stderr) && sentMs < REFUSED_WITHIN_MS) return 'turned-away';
  return 'broken';
}

/** A filter that keeps the output's size while simulcast layers of different sizes come in. */
function scaleFilter(canvas: 'wide' | 'tall'): string {
  const size = canvas === 'wide' ? '1280:720' : '720:1280';
  return `scale=${size}:force_original_aspect_ratio=decrease,pad=${size}:-1:-1,setsar=1`;
}
