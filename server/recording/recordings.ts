import { join } from 'node:path';
import { nanoid } from 'nanoid';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { recordingQueries } from '../../shared/recording/protocol.ts';
import type { RecordingQueryName } from '../../shared/recording/recording.ts';
import { type Show, VITRINE } from '../show.ts';
import { Cutter } from './cutter.ts';
import { ShowRecordings } from './show-recordings.ts';
import { SignedUrls } from './signed-urls.ts';

export type { ShowRecordings };

export interface RecordingsOptions {
  /** Has a folder for each show. */
  readonly folder: string;
  readonly secret: string;
  /** ffmpeg's command or path. */
  readonly ffmpeg: string;
  readonly log: Logger;
}

type Data<N extends RecordingQueryName> = z.infer<(typeof recordingQueries)[N]['data']>;

/** The recordings of all shows, and the URLs of their files. */
export class Recordings {
  readonly #options: RecordingsOptions;
  readonly #cutter: Cutter;
  readonly #urls: SignedUrls;

  constructor(options: RecordingsOptions) {
    this.#options = options;
    this.#cutter = new Cutter(options.ffmpeg, options.log);
    this.#urls = new SignedUrls(options.secret);
  }

  openShow(show: Show): Promise<ShowRecordings> {
    return ShowRecordings.open({
      folder: join(this.#options.folder, show.slug),
      cutter: this.#cutter,
      state: () => show.state,
      stop: data => {
        const stopping = show.submit(VITRINE, nanoid(), { name: 'recording.stop', data });
        stopping.catch((error: unknown) =>
          this.#options.log.warn({ err: error }, 'The end of a recording could not be written to the log.'),
        );
      },
      onSignal: signal => show.audience.signal(signal),
    });
  }

  /** Answers the host's queries about a show's files. Throws a CommandError. */
  async answer(
    slug: string,
    recordings: ShowRecordings,
    name: RecordingQueryName,
    data: unknown,
  ): Promise<{ address: string } | Record<string, never>> {
    if (name === 'recording.cutAgain') {
      recordings.clips.cutAgain((data as Data<'recording.cutAgain'>).clipId);
      return {};
    }
    const wanted = data as Data<'recording.address'>;
    const isClip = 'clipId' in wanted;
    // Both throw where there is no such file, so that no URL is signed for it.
    if (isClip) recordings.clips.pathOf(wanted.clipId);
    else recordings.pathOf(wanted.recordingId);
    const path = isClip ? `clips/${wanted.clipId}` : `recordings/${wanted.recordingId}`;
    const address = `/api/shows/${encodeURIComponent(slug)}/${path}`;
    return { address: await this.#urls.sign(address, Date.now()) };
  }

  /** Whether a token was signed for this path by this server and hasn't expired. */
  isSigned(path: string, token: string): Promise<boolean> {
    return this.#urls.verify(path, token, Date.now());
  }

  close(): void {
    this.#cutter.close();
  }
}
