import { join } from 'node:path';
import { nanoid } from 'nanoid';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { recordingQueries } from '../../shared/recording/protocol.ts';
import type { RecordingQueryName } from '../../shared/recording/recording.ts';
import { type Show, VITRINE } from '../show.ts';
import { Cutter } from './cutter.ts';
import { ShowRecordings } from './show-recordings.ts';
import { isSignedUrlFor, signedUrlFor } from './signed-url.ts';

export type { ShowRecordings };

export interface RecordingsOptions {
  /** Holds a folder for each show. */
  readonly folder: string;
  readonly secret: string;
  /** The command or path of ffmpeg. */
  readonly ffmpeg: string;
  readonly log: Logger;
}

type Data<N extends RecordingQueryName> = z.infer<(typeof recordingQueries)[N]['data']>;

/** The recordings of all shows, and the way to their files. */
export class Recordings {
  readonly #options: RecordingsOptions;
  readonly #cutter: Cutter;

  constructor(options: RecordingsOptions) {
    this.#options = options;
    this.#cutter = new Cutter(options.ffmpeg, options.log);
  }

  openShow(show: Show): Promise<ShowRecordings> {
    return ShowRecordings.open({
      folder: join(this.#options.folder, show.slug),
      cutter: this.#cutter,
      state: () => show.state,
      stop: data => {
        const stopping = show.submit(VITRINE, nanoid(), { name: 'recording.stop', data });
        stopping.catch((error: unknown) =>
          this.#options.log.warn({ err: error }, 'The end of a recording could not be kept.'),
        );
      },
      onSignal: signal => show.audience.signal(signal),
    });
  }

  /** Answers the host's questions about a show's files. Throws a CommandError. */
  answer(
    slug: string,
    place: ShowRecordings,
    name: RecordingQueryName,
    data: unknown,
  ): { address: string } | Record<string, never> {
    if (name === 'recording.cutAgain') {
      place.clips.cutAgain((data as Data<'recording.cutAgain'>).clipId);
      return {};
    }
    const wanted = data as Data<'recording.address'>;
    const isClip = 'clipId' in wanted;
    // Asked for here, so that an address is never given for what isn't there.
    if (isClip) place.clips.pathOf(wanted.clipId);
    else place.pathOf(wanted.recordingId);
    const path = isClip ? `clips/${wanted.clipId}` : `recordings/${wanted.recordingId}`;
    const address = `/api/shows/${encodeURIComponent(slug)}/${path}`;
    return { address: signedUrlFor(this.#options.secret, address, Date.now()) };
  }

  /** Whether an address was given out by this server, and still holds. */
  opens(path: string, ticket: { until: number; ticket: string }): boolean {
    return isSignedUrlFor(this.#options.secret, path, ticket, Date.now());
  }

  close(): void {
    this.#cutter.close();
  }
}
