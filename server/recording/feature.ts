import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { defineFeature, type ServerContext, type Service, type ShowContext } from '../show/feature.ts';
import { Cutter } from './cutter.ts';
import { handlers } from './handlers.ts';
import { recordingRoutes } from './routes.ts';
import { ShowRecordings } from './show-recordings.ts';
import { SignedUrls } from './signed-urls.ts';

/** The recordings of all shows, and the URLs of their files. */
class RecordingService implements Service {
  readonly cutter: Cutter;
  readonly #server: ServerContext;
  readonly #urls: SignedUrls;

  constructor(server: ServerContext) {
    this.#server = server;
    this.cutter = new Cutter(server.config.ffmpeg, server.logger);
    this.#urls = new SignedUrls(server.folder.secret);
  }

  routes(app: Parameters<NonNullable<Service['routes']>>[0]): void {
    app.register(recordingRoutes, {
      server: this.#server,
      urls: this.#urls,
      recordingsOf: (show: ShowContext) => show.reactorOf(recording),
    });
  }

  openShow(show: ShowContext): Promise<ShowRecordings> {
    return ShowRecordings.open({
      folder: join(this.#server.folder.recordings, show.slug),
      cutter: this.cutter,
      state: () => show.state,
      stop: data => {
        show
          .submit('recording.stop', data)
          .catch((error: unknown) =>
            show.logger.warn({ err: error }, 'The end of a recording could not be written to the log.'),
          );
      },
      onSignal: signal => show.broadcaster.signal(signal),
      now: () => show.clock.now(),
    });
  }

  /** A URL at which a file can be had for an hour without an invite. Throws where there is no such file. */
  async addressOf(
    slug: string,
    recordings: ShowRecordings,
    wanted: { recordingId: string } | { clipId: string },
  ): Promise<string> {
    const isClip = 'clipId' in wanted;
    // Both throw where there is no such file, so that no URL is signed for it.
    if (isClip) recordings.clips.pathOf(wanted.clipId);
    else recordings.pathOf(wanted.recordingId);
    const path = isClip ? `clips/${wanted.clipId}` : `recordings/${wanted.recordingId}`;
    return this.#urls.sign(`/api/shows/${encodeURIComponent(slug)}/${path}`, Date.now());
  }

  beforeDeletion(slug: string) {
    // A clip that is being cut may come while its folder is emptied.
    return () =>
      rm(join(this.#server.folder.recordings, slug), { recursive: true, force: true, maxRetries: 5 });
  }

  close(): void {
    this.cutter.close();
  }
}

export const recording = defineFeature('recording', {
  handlers,
  start: (server): RecordingService => new RecordingService(server),
  react: (show, service): Promise<ShowRecordings> => service.openShow(show),
  queries: {
    'recording.address': async (wanted, { show, reactor, service }) => ({
      address: await service.addressOf(show.slug, reactor, wanted),
    }),
    'recording.cutAgain': ({ clipId }, { reactor }) => {
      reactor.clips.cutAgain(clipId);
      return {};
    },
  },
});
