import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import type { types } from 'mediasoup';
import { KEY_FRAME_REQUEST_DELAY_MS } from '../codecs.ts';
import type { MediaLog } from '../media-log.ts';
import type { MediaRoom } from '../media-room.ts';
import { converterArgs, type RtpTarget } from './converter-args.ts';

/** Room for the burst of a large key frame, which loopback delivers at once. */
const RECEIVE_BUFFER_BYTES = 1024 * 1024;
/** A converter that is this far behind is ended: it would never catch up. */
const MAX_BUFFERED_BYTES = 8 * 1024 * 1024;
const MAX_STDERR_LENGTH = 500;

/**
 * Declared as the constrained baseline profile that every browser offers. Decoders go by the stream's own parameter
 * sets, and every browser's decodes the main and high profiles that encoders such as OBS prefer.
 */
const H264: types.RtpCodecParameters = {
  mimeType: 'video/H264',
  payloadType: 96,
  clockRate: 90000,
  parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
};
const OPUS: types.RtpCodecParameters = {
  mimeType: 'audio/opus',
  payloadType: 97,
  clockRate: 48000,
  channels: 2,
  parameters: { 'sprop-stereo': 1 },
};

export interface RtmpConverterOptions {
  readonly room: MediaRoom;
  readonly ffmpeg: string;
  readonly hasAudio: boolean;
  readonly log: MediaLog;
  /** Called when its producers are there; nothing comes from them yet. */
  readonly onReady: (producers: readonly types.Producer[]) => void;
  /** Called when its first picture has arrived. */
  readonly onFirstPacket: () => void;
  /** Called once, whichever side ended it. */
  readonly onClose: () => void;
}

interface Track {
  readonly transport: types.PlainTransport;
  readonly producer: types.Producer;
  readonly target: RtpTarget;
}

/** Converts FLV for the room: an ffmpeg process, and a transport with a producer for each track. */
export class RtmpConverter {
  readonly #options: RtmpConverterOptions;
  readonly #tracks: Track[] = [];
  /** FLV that came before the ffmpeg process was started. */
  #pending: Buffer[] = [];
  #child: ChildProcess | undefined;
  #closed = false;

  constructor(options: RtmpConverterOptions) {
    this.#options = options;
    this.#open().catch((error: unknown) => {
      options.log.warn({ err: error }, 'An encoder could not be connected to the room.');
      this.close();
    });
  }

  /** Writes a part of an FLV stream, beginning with its header. */
  write(flv: Buffer): void {
    const input = this.#child?.stdin;
    if (!input) this.#pending.push(flv);
    else if (input.writableLength > MAX_BUFFERED_BYTES) this.close();
    else input.write(flv);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#pending = [];
    this.#child?.kill('SIGKILL');
    for (const { transport } of this.#tracks) transport.close();
    this.#options.onClose();
  }

  async #open(): Promise<void> {
    const startAt = Date.now();
    const video = await this.#track('video', H264);
    const audio = this.#options.hasAudio ? await this.#track('audio', OPUS) : undefined;
    if (this.#closed) return;
    video.transport.once('tuple', () => this.#options.onFirstPacket());
    this.#spawn(converterArgs(startAt, video.target, audio?.target));
    this.#options.onReady([video, audio].flatMap(track => track?.producer ?? []));
  }

  async #track(kind: types.MediaKind, codec: types.RtpCodecParameters): Promise<Track> {
    const { routerContext: context } = this.#options.room;
    if (!context) throw new Error('The media worker is being replaced.');
    const transport = await context.router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: '127.0.0.1', recvBufferSize: RECEIVE_BUFFER_BYTES },
      rtcpMux: false,
      comedia: true,
    });
    transport.observer.once('close', () => this.close());
    const ssrc = randomInt(1, 2 ** 31);
    const producer = await transport.produce({
      kind,
      rtpParameters: { codecs: [codec], encodings: [{ ssrc }], rtcp: { cname: 'encoder' } },
      keyFrameRequestDelay: KEY_FRAME_REQUEST_DELAY_MS,
    });
    const target = {
      port: transport.tuple.localPort,
      rtcpPort: transport.rtcpTuple?.localPort ?? transport.tuple.localPort,
      ssrc,
      payloadType: codec.payloadType,
    };
    const track = { transport, producer, target };
    this.#tracks.push(track);
    // The converter may have been closed meanwhile.
    if (this.#closed) transport.close();
    return track;
  }

  #spawn(args: readonly string[]): void {
    const child = spawn(this.#options.ffmpeg, args, { stdio: ['pipe', 'ignore', 'pipe'] });
    this.#child = child;
    let stderr = '';
    child.stderr.on('data', chunk => {
      stderr = `${stderr}${chunk}`.slice(-MAX_STDERR_LENGTH);
    });
    // A broken pipe comes with the exit of the process, which is handled below.
    child.stdin.on('error', () => {});
    child.on('error', error => this.#options.log.warn({ err: error }, 'ffmpeg could not be run.'));
    child.once('close', code => {
      if (!this.#closed) this.#options.log.warn({ code, stderr }, 'ffmpeg ended while an encoder sent.');
      this.close();
    });
    for (const flv of this.#pending.splice(0)) child.stdin.write(flv);
  }
}
