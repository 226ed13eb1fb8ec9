import type { IngestAddress, IngestSettings } from '../../../shared/ingest.ts';
import type { Signal } from '../../../shared/signals.ts';
import type { MediaLog } from '../media-log.ts';
import type { MediaRoom } from '../media-room.ts';
import { hasFfmpeg } from './converter-args.ts';
import { RtmpListener } from './rtmp-listener.ts';
import { RtmpPublisher } from './rtmp-publisher.ts';
import type { PacketSink, RtmpRequest } from './rtmp-session.ts';
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

/** Finds a show's place for encoders by its name. Rejects where there is none. */
type FindShow = (slug: string) => Promise<ShowIngest>;

/** The server's doors for encoders: the RTMP port, and each show's place behind it and behind WHIP. */
export class Ingest {
  readonly #options: IngestOptions;
  #rtmp: RtmpListener | undefined;
  #rtmpMissing: IngestAddress['rtmpMissing'];

  constructor(options: IngestOptions) {
    this.#options = options;
  }

  /** Opens the RTMP port. Without ffmpeg, or where the port is taken, encoders still have WHIP. */
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
      this.#rtmp = await RtmpListener.open(host, rtmpPort, request => this.#admit(find, request));
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

  /** Where a show's encoders and players go. `origin` is the address at which they reach this server. */
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

  async #admit(find: FindShow, { app, key, end }: RtmpRequest): Promise<PacketSink> {
    const place = await find(decodeURIComponent(app.replace(/\/+$/, '')));
    place.check(key);
    return new RtmpPublisher({ place, end, ffmpeg: this.#options.ffmpeg, log: this.#options.log });
  }
}
