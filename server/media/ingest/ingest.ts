import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CommandError } from '../../../shared/errors.ts';
import type { IngestAddress, IngestSettings } from '../../../shared/ingest/protocol.ts';
import type { Signal } from '../../../shared/show/signals.ts';
import type { MediaLog } from '../media-log.ts';
import type { MediaRoom } from '../media-room.ts';
import { RtmpListener } from './rtmp-listener.ts';
import { RtmpPublisher } from './rtmp-publisher.ts';
import type { PacketSink, PublishRequest } from './rtmp-session.ts';
import { ShowIngest } from './show-ingest.ts';

export type { ShowIngest };

export interface IngestOptions {
  readonly secret: string;
  readonly host: string;
  /** 0 takes any free one. */
  readonly rtmpPort: number;
  /** The command or path of ffmpeg. */
  readonly ffmpeg: string;
  readonly log: MediaLog;
}

const FFMPEG_TIMEOUT_MS = 10_000;

/** Finds a show's ingest by the show's slug. Rejects where there is none. */
type FindShow = (slug: string) => Promise<ShowIngest>;

/** The server's ingest: the RTMP port, and the ingest of each show, to which RTMP and WHIP publish. */
export class Ingest {
  readonly #options: IngestOptions;
  #rtmp: RtmpListener | undefined;
  #rtmpMissing: IngestAddress['rtmpMissing'];

  constructor(options: IngestOptions) {
    this.#options = options;
  }

  /** Opens the RTMP port. Without ffmpeg, or where the port is in use, there is WHIP only. */
  async listen(find: FindShow): Promise<void> {
    const { ffmpeg, host, rtmpPort, log } = this.#options;
    if (!(await hasFfmpeg(ffmpeg))) {
      this.#rtmpMissing = 'no-ffmpeg';
      log.warn(
        { ffmpeg },
        'No RTMP: ffmpeg with libopus was not found. Install it, or name it with --ffmpeg.',
      );
      return;
    }
    try {
      this.#rtmp = await RtmpListener.open(host, rtmpPort, request => this.#publish(find, request));
    } catch (error) {
      this.#rtmpMissing = 'port-taken';
      log.warn(
        { err: error, rtmpPort },
        'No RTMP: its port can’t be opened. Choose another one with --rtmp-port.',
      );
    }
  }

  openShow(
    show: string,
    settings: IngestSettings,
    room: MediaRoom,
    onSignal: (signal: Signal) => void,
  ): ShowIngest {
    return new ShowIngest({ show, secret: this.#options.secret, settings, room, onSignal });
  }

  /** The addresses for a show's encoders and players. `origin` is the address at which they reach this server. */
  addressOf(show: string, { key }: ShowIngest, origin: string): IngestAddress {
    const slug = encodeURIComponent(show);
    const { hostname } = new URL(origin);
    return {
      ...(this.#rtmp ? { rtmp: { server: `rtmp://${hostname}:${this.#rtmp.port}/${slug}`, key } } : {}),
      ...(this.#rtmpMissing ? { rtmpMissing: this.#rtmpMissing } : {}),
      whip: { address: `${origin}/whip/${slug}`, token: key },
      whep: { address: `${origin}/whep/${slug}` },
    };
  }

  close(): void {
    this.#rtmp?.close();
  }

  async #publish(find: FindShow, { app, key, end }: PublishRequest): Promise<PacketSink> {
    const { ffmpeg, log } = this.#options;
    const [slug = ''] = app.split('/');
    try {
      const ingest = await find(decodeURIComponent(slug));
      ingest.checkKey(key);
      return new RtmpPublisher({ ingest, end, ffmpeg, log });
    } catch (error) {
      // An encoder may have its key in the path, from where it gets into messages: the code says enough.
      if (error instanceof CommandError)
        log.info({ err: error, code: error.code }, 'An RTMP encoder was refused.');
      throw error;
    }
  }
}

/** Whether a command is an ffmpeg with an Opus encoder: Opus is what browsers decode over WebRTC. */
async function hasFfmpeg(command: string): Promise<boolean> {
  try {
    const args = ['-hide_banner', '-h', 'encoder=libopus'];
    const { stdout } = await promisify(execFile)(command, args, { timeout: FFMPEG_TIMEOUT_MS });
    return stdout.includes('Encoder libopus');
  } catch {
    return false;
  }
}
