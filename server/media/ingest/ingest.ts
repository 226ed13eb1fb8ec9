import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CommandError, type ErrorCode } from '../../../shared/errors.ts';
import type { IngestAddress, IngestDenialCode, IngestSettings } from '../../../shared/ingest/protocol.ts';
import type { Signal } from '../../../shared/show/signals.ts';
import type { BurstLog } from '../../burst-log.ts';
import { addressKey } from '../../edge/client-address.ts';
import type { MediaLog } from '../media-log.ts';
import type { MediaRoom } from '../media-room.ts';
import { readPublishAddress } from './rtmp/publish-address.ts';
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
  readonly bursts: BurstLog;
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

  async #publish(find: FindShow, request: PublishRequest): Promise<PacketSink> {
    const { ffmpeg, log, bursts } = this.#options;
    const { shows, keys } = readPublishAddress(request);
    let ingest: ShowIngest | undefined;
    try {
      ingest = await findFirst(find, shows);
      if (!ingest) throw new CommandError('not-found', NO_SHOW);
      ingest.checkKey(...keys);
      return new RtmpPublisher({ ingest, end: request.end, ffmpeg, log });
    } catch (error) {
      // What an encoder calls a show may be its key: only a show that is known is named.
      const show = ingest ? { show: ingest.show } : {};
      const code = error instanceof CommandError ? { code: error.code } : {};
      bursts.note('An RTMP encoder was refused.', addressKey(request.from), {
        err: error,
        ...code,
        ...show,
      });
      const denial = DENIALS.get(error instanceof CommandError ? error.code : 'internal');
      if (denial) ingest?.reportDenied({ protocol: 'rtmp', code: denial });
      throw error;
    }
  }
}

const NO_SHOW =
  'There is no such show here. Copy both from the studio: rtmp://SERVER/SHOW as the server, and the key as stream key.';

/** What the crew is told of encoders that are denied access. */
const DENIALS: ReadonlyMap<ErrorCode, IngestDenialCode> = new Map([
  ['bad-token', 'bad-key'],
  ['elsewhere', 'elsewhere'],
]);

/** The first show that there is; undefined where there is none. */
async function findFirst(find: FindShow, slugs: readonly string[]): Promise<ShowIngest | undefined> {
  for (const slug of slugs) {
    try {
      return await find(slug);
    } catch (error) {
      if (!(error instanceof CommandError && error.code === 'not-found')) throw error;
    }
  }
  return undefined;
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
