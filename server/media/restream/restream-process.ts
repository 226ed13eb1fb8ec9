import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { types } from 'mediasoup';
import type { RestreamErrorCode } from '../../../shared/restream/protocol.ts';
import type { MediaLog } from '../media-log.ts';
import type { MediaRoom } from '../media-room.ts';
import { writeOptionFile } from './option-file.ts';
import { type OutgoingTrack, restreamArgs, restreamFaultOf, rtmpTarget, sdpOf } from './restream-args.ts';

const KEY_FRAME_REQUEST_MS = 1000;
/** ffmpeg closes its RTMP connection within this time, or is killed. */
const EXIT_TIMEOUT_MS = 2000;
const MAX_STDERR_LENGTH = 1000;

export interface RestreamProcessOptions {
  readonly room: MediaRoom;
  readonly ffmpeg: string;
  readonly log: MediaLog;
  /** The platform's RTMP address without the key. */
  readonly server: string;
  readonly key: string;
  readonly canvas: 'wide' | 'tall';
  /** Called about once a second while it sends, with the bit rate in bit/s. */
  readonly onRate: (bitrate: number) => void;
  /** Called once, when it has failed. */
  readonly onFault: (code: RestreamErrorCode) => void;
}

/** One attempt to send what is on air to an RTMP address: a transport and a consumer for each track, and ffmpeg. */
export class RestreamProcess {
  readonly #options: RestreamProcessOptions;
  readonly #transports: types.PlainTransport[] = [];
  readonly #consumers: types.Consumer[] = [];
  #child: ChildProcess | undefined;
  #keyFrameTimer: NodeJS.Timeout | undefined;
  #sendingSince: number | undefined;
  #closed = false;

  constructor(options: RestreamProcessOptions) {
    this.#options = options;
    this.#open().catch((error: unknown) => this.#fail('broken', error));
  }

  /** Ends it; `onFault` is not called. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#keyFrameTimer);
    for (const transport of this.#transports) transport.close();
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const timeout = setTimeout(() => child.kill('SIGKILL'), EXIT_TIMEOUT_MS);
    child.once('exit', () => clearTimeout(timeout));
  }

  async #open(): Promise<void> {
    const { room, ffmpeg, canvas, server, key } = this.#options;
    const tracks: OutgoingTrack[] = [];
    for (const producer of room.onAir) tracks.push(await this.#track(producer));
    if (this.#closed) return;
    const { origin, options } = rtmpTarget(server, key);
    const file = writeOptionFile(options);
    const args = restreamArgs(tracks, canvas, origin, file.path);
    const stdio = ['pipe', 'pipe', 'pipe', file.stdio] as const;
    const child = spawn(ffmpeg, args, { stdio: [...stdio] }) as ChildProcessWithoutNullStreams;
    this.#child = child;
    let stderr = '';
    child.stderr.on('data', chunk => {
      stderr = `${stderr}${chunk}`.slice(-MAX_STDERR_LENGTH);
    });
    child.stdout.on('data', chunk => this.#readProgress(String(chunk)));
    child.stdin.on('error', () => {});
    child.on('error', error => {
      stderr = error.message;
    });
    child.once('close', () => {
      file.close();
      this.#fail(restreamFaultOf(stderr, this.#sentMs), this.#ffmpegError(stderr));
    });
    child.stdin.end(sdpOf(tracks));
    await Promise.all(this.#consumers.map(consumer => consumer.resume()));
    // A key frame that comes before ffmpeg receives is lost, so it is requested until the output has data.
    this.#keyFrameTimer = setInterval(() => this.#requestKeyFrame(), KEY_FRAME_REQUEST_MS);
  }

  async #track(producer: types.Producer): Promise<OutgoingTrack> {
    const { routerContext: context } = this.#options.room;
    if (!context) throw new Error('The media worker is being replaced.');
    const transport = await context.router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: '127.0.0.1' },
      rtcpMux: false,
    });
    this.#transports.push(transport);
    transport.observer.once('close', () => this.#fail('broken', new Error('The media worker has ended.')));
    const port = await freePortPair();
    await transport.connect({ ip: '127.0.0.1', port, rtcpPort: port + 1 });
    const { codecs = [] } = context.router.rtpCapabilities;
    const consumer = await transport.consume({
      producerId: producer.id,
      // ffmpeg uses neither retransmissions nor header extensions.
      rtpCapabilities: {
        codecs: codecs.filter(({ mimeType }) => !mimeType.endsWith('/rtx')),
        headerExtensions: [],
      },
      paused: true,
    });
    this.#consumers.push(consumer);
    const [codec] = consumer.rtpParameters.codecs;
    if (!codec) throw new Error('A track without a codec can’t be restreamed.');
    return { kind: consumer.kind, codec, port };
  }

  #requestKeyFrame(): void {
    for (const consumer of this.#consumers)
      if (consumer.kind === 'video' && !consumer.closed) consumer.requestKeyFrame().catch(() => {});
  }

  /** Reads ffmpeg's progress report, lines of name=value. */
  #readProgress(report: string): void {
    const rate = /^bitrate=\s*([\d.]+)kbits\/s/m.exec(report)?.[1];
    const size = /^total_size=(\d+)/m.exec(report)?.[1];
    if (!rate || !Number(size)) return;
    clearInterval(this.#keyFrameTimer);
    this.#sendingSince ??= performance.now();
    if (!this.#closed) this.#options.onRate(Math.round(Number(rate) * 1000));
  }

  /** How long it has been sending; 0 before that. */
  get #sentMs(): number {
    return this.#sendingSince === undefined ? 0 : performance.now() - this.#sendingSince;
  }

  /** What ffmpeg wrote as an error. Its messages have the whole address in them, so the key is taken out. */
  #ffmpegError(stderr: string): Error {
    return new Error(stderr.replaceAll(this.#options.key, '…').trim() || 'ffmpeg ended.');
  }

  #fail(code: RestreamErrorCode, cause: unknown): void {
    if (this.#closed) return;
    this.close();
    const { log, server } = this.#options;
    log.warn({ err: cause, code, server }, 'Sending to another platform failed.');
    this.#options.onFault(code);
  }
}

/** A free UDP port whose successor is free as well: ffmpeg receives RTP on the one and RTCP on the other. */
async function freePortPair(): Promise<number> {
  for (;;) {
    const port = await tryPort(0);
    const next = port % 2 === 0 && port < 65_535 ? await tryPort(port + 1).catch(() => 0) : 0;
    if (next) return port;
  }
}

async function tryPort(port: number): Promise<number> {
  const socket = createSocket('udp4');
  socket.bind(port, '127.0.0.1');
  await once(socket, 'listening');
  const { port: bound } = socket.address();
  socket.close();
  return bound;
}
