import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import type { Readable } from 'node:stream';
import {
  useH264 as h264,
  type MediaStreamTrack,
  useOPUS as opus,
  RTCPeerConnection,
  useVP8 as vp8,
} from 'werift';
import { sdpOf } from '../../../server/media/restream/restream-args.ts';
import { FFMPEG } from '../encoder.ts';
import { freePorts } from '../ports.ts';
import { end } from '../process.ts';
import type { Decoded } from './decoded.ts';

const [WIDTH, HEIGHT] = [32, 18];
const FRAME_BYTES = WIDTH * HEIGHT;
/** A key frame that came before ffmpeg listened is lost, and some encoders send another only when they are asked. */
const KEY_FRAME_REQUEST_MS = 1000;

/** werift as a WHEP player. It receives RTP and decodes nothing itself, which an ffmpeg does for it. */
export class WeriftPlayer {
  readonly #connection: RTCPeerConnection;
  readonly #socket = createSocket('udp4');
  readonly #ports: Readonly<Record<string, number>>;
  readonly #tracks = new Map<string, MediaStreamTrack>();
  readonly #waiting = new Set<() => void>();
  readonly decoded: Decoded = { frames: 0, sounds: 0, moved: 0, largestGapMs: null, contrast: 0 };
  #child: ChildProcess | undefined;
  #keyFrameTimer: NodeJS.Timeout | undefined;
  #location = '';
  #last = Buffer.alloc(0);
  #lastAt = 0;
  #range = { darkest: 255, brightest: 0 };

  /** Opens a session at a WHEP address, and resolves when it is answered. */
  static async open(address: string): Promise<WeriftPlayer> {
    // ffmpeg takes the ports after these for RTCP.
    const port = await freePorts(4);
    const player = new WeriftPlayer({ video: port, audio: port + 2 });
    await player.#negotiate(address);
    return player;
  }

  private constructor(ports: Readonly<Record<string, number>>) {
    this.#ports = ports;
    this.#connection = new RTCPeerConnection({
      codecs: { video: [h264(), vp8()], audio: [opus()] },
    });
    this.#connection.onTrack.subscribe(track => this.#receive(track));
  }

  /** Resolves when so many frames were decoded. */
  async untilFrames(count: number): Promise<void> {
    while (this.decoded.frames < count) await new Promise<void>(resolve => this.#waiting.add(resolve));
  }

  async close(): Promise<void> {
    clearInterval(this.#keyFrameTimer);
    await fetch(this.#location, { method: 'DELETE' });
    await this.#connection.close();
    await end(this.#child, 'SIGKILL');
    this.#socket.close();
  }

  async #negotiate(address: string): Promise<void> {
    for (const kind of ['video', 'audio'] as const)
      this.#connection.addTransceiver(kind, { direction: 'recvonly' });
    await this.#connection.setLocalDescription(await this.#connection.createOffer());
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/sdp' },
      body: this.#connection.localDescription?.sdp ?? '',
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${address}: ${response.status} ${text}`);
    this.#location = new URL(response.headers.get('location') ?? '', response.url).href;
    await this.#connection.setRemoteDescription({ type: 'answer', sdp: text });
  }

  #receive(track: MediaStreamTrack): void {
    this.#tracks.set(track.kind, track);
    const port = this.#ports[track.kind] ?? 0;
    track.onReceiveRtp.subscribe(packet => {
      if (!this.#child && this.#tracks.size === 2) this.#decode();
      this.#socket.send(packet.serialize(), port, '127.0.0.1');
    });
  }

  #decode(): void {
    const tracks = [...this.#tracks.values()].flatMap(({ kind, codec }) =>
      codec ? [{ kind: kind as 'audio' | 'video', codec: codecOf(codec), port: this.#ports[kind] ?? 0 }] : [],
    );
    const input = [
      '-protocol_whitelist',
      'pipe,udp,rtp',
      '-reorder_queue_size',
      '0',
      '-f',
      'sdp',
      '-i',
      'pipe:0',
    ];
    const picture = [
      '-map',
      '0:v',
      '-vf',
      `scale=${WIDTH}:${HEIGHT},format=gray`,
      '-fps_mode',
      'passthrough',
    ];
    const args = [
      ...['-hide_banner', '-loglevel', 'error', ...input],
      ...[...picture, '-f', 'rawvideo', 'pipe:1', '-map', '0:a', '-f', 's16le', 'pipe:3'],
    ];
    const child = spawn(FFMPEG, args, { stdio: ['pipe', 'pipe', 'ignore', 'pipe'] });
    this.#child = child;
    child.stdin?.end(sdpOf(tracks));
    this.#keyFrameTimer = setInterval(() => this.#requestKeyFrame(), KEY_FRAME_REQUEST_MS);
    let rest = Buffer.alloc(0);
    child.stdout?.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      for (; rest.length >= FRAME_BYTES; rest = rest.subarray(FRAME_BYTES))
        this.#onFrame(rest.subarray(0, FRAME_BYTES));
    });
    (child.stdio[3] as Readable).on('data', () => {
      this.decoded.sounds += 1;
    });
  }

  #requestKeyFrame(): void {
    const ssrc = this.#tracks.get('video')?.ssrc;
    const receiver = this.#connection.getReceivers().find(({ kind }) => kind === 'video');
    if (ssrc !== undefined) void receiver?.sendRtcpPLI(ssrc);
  }

  #onFrame(luma: Buffer): void {
    const { decoded } = this;
    clearInterval(this.#keyFrameTimer);
    const now = performance.now();
    if (decoded.frames > 0) {
      decoded.largestGapMs = Math.max(decoded.largestGapMs ?? 0, now - this.#lastAt);
      if (!luma.equals(this.#last)) decoded.moved += 1;
    }
    decoded.frames += 1;
    this.#last = Buffer.from(luma);
    this.#lastAt = now;
    this.#range.darkest = Math.min(this.#range.darkest, ...luma);
    this.#range.brightest = Math.max(this.#range.brightest, ...luma);
    decoded.contrast = this.#range.brightest - this.#range.darkest;
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}

/** A codec as `sdpOf` takes it. */
function codecOf({ mimeType, clockRate, channels, payloadType }: NonNullable<MediaStreamTrack['codec']>) {
  const isH264 = mimeType.toLowerCase() === 'video/h264';
  return {
    mimeType,
    clockRate,
    payloadType,
    ...(channels ? { channels } : {}),
    ...(isH264 ? { parameters: { 'packetization-mode': 1 } } : {}),
  };
}
