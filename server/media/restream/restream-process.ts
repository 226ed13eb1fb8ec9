import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { types } from 'mediasoup';
import type { RestreamFault } from '../../../shared/restream.ts';
import type { MediaRoom } from '../media-room.ts';
import { type OutgoingTrack, restreamArgs, restreamFaultOf, sdpOf } from './restream-args.ts';

const KEY_FRAME_EVERY_MS = 1000;
/** ffmpeg says goodbye to the platform within this time, or is ended. */
const GOODBYE_MS = 2000;
const MAX_WORDS = 1000;

export interface RestreamProcessOptions {
  readonly room: MediaRoom;
  readonly ffmpeg: string;
  /** With the key. */
  readonly address: string;
  readonly canvas: 'wide' | 'tall';
  /** Called about once a second while it sends, in bit/s. */
  readonly onRate: (bitrate: number) => void;
  /** Called once, when it has ended by itself. */
  readonly onFault: (code: RestreamFault) => void;
}

/** One attempt to send what is on air to an RTMP address: a transport and a consumer for each track, and an ffmpeg. */
export class RestreamProcess {
  readonly #options: RestreamProcessOptions;
  readonly #transports: types.PlainTransport[] = [];
  readonly #consumers: types.Consumer[] = [];
  #child: ChildProcess | undefined;
  #asking: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: RestreamProcessOptions) {
    this.#options = options;
    this.#open().catch(() => this.#fail('broken'));
  }

  /** Ends it without a fault. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#asking);
    for (const transport of this.#transports) transport.close();
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const ending = setTimeout(() => child.kill('SIGKILL'), GOODBYE_MS);
    child.once('exit', () => clearTimeout(ending));
  }

  async #open(): Promise<void> {
    const { room, ffmpeg, canvas, address } = this.#options;
    const tracks: OutgoingTrack[] = [];
    for (const producer of room.onAir) tracks.push(await this.#track(producer));
    if (this.#closed) return;
    const child = spawn(ffmpeg, restreamArgs(tracks, canvas, address), { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child = child;
    let words = '';
    child.stderr.on('data', chunk => {
      words = `${words}${chunk}`.slice(-MAX_WORDS);
    });
    child.stdout.on('data', chunk => this.#hear(String(chunk)));
    child.stdin.on('error', () => {});
    child.on('error', error => {
      words = error.message;
    });
    child.once('close', () => this.#fail(restreamFaultOf(words)));
    child.stdin.end(sdpOf(tracks));
    await Promise.all(this.#consumers.map(consumer => consumer.resume()));
    // A key frame that came before ffmpeg listened was for nobody, so it is asked for until the picture flows.
    this.#asking = setInterval(() => this.#askForKeyFrame(), KEY_FRAME_EVERY_MS);
  }

  async #track(producer: types.Producer): Promise<OutgoingTrack> {
    const { routerContext: context } = this.#options.room;
    if (!context) throw new Error('The media worker is being replaced.');
    const transport = await context.router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: '127.0.0.1' },
      rtcpMux: false,
    });
    this.#transports.push(transport);
    transport.observer.once('close', () => this.#fail('broken'));
    const port = await freePortPair();
    await transport.connect({ ip: '127.0.0.1', port, rtcpPort: port + 1 });
    const { codecs = [] } = context.router.rtpCapabilities;
    const consumer = await transport.consume({
      producerId: producer.id,
      // ffmpeg asks for nothing again, so it is offered neither retransmissions nor extensions.
      rtpCapabilities: {
        codecs: codecs.filter(({ mimeType }) => !mimeType.endsWith('/rtx')),
        headerExtensions: [],
      },
      paused: true,
    });
    this.#consumers.push(consumer);
    const [codec] = consumer.rtpParameters.codecs;
    if (!codec) throw new Error('A track without a codec can’t be sent on.');
    return { kind: consumer.kind, codec, port };
  }

  #askForKeyFrame(): void {
    for (const consumer of this.#consumers)
      if (consumer.kind === 'video' && !consumer.closed) consumer.requestKeyFrame().catch(() => {});
  }

  /** Reads ffmpeg's progress report: lines of name=value. */
  #hear(report: string): void {
    const rate = /^bitrate=\s*([\d.]+)kbits\/s/m.exec(report)?.[1];
    const size = /^total_size=(\d+)/m.exec(report)?.[1];
    if (!rate || !Number(size)) return;
    clearInterval(this.#asking);
    if (!this.#closed) this.#options.onRate(Math.round(Number(rate) * 1000));
  }

  #fail(code: RestreamFault): void {
    if (this.#closed) return;
    this.close();
    this.#options.onFault(code);
  }
}

/** A free UDP port whose successor is free as well: ffmpeg hears RTP on the one and RTCP on the other. */
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
