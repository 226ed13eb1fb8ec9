import { CommandError } from '../../../shared/errors.ts';
import type { Viewpoint } from '../../../shared/roles.ts';
import { newEvent, type ShowEvent } from '../../../shared/show/events.ts';
import type { Signal } from '../../../shared/show/signals.ts';
import {
  defineFeature,
  type Handlers,
  type Reactor,
  type ServerContext,
  type Service,
  type ShowContext,
} from '../../show/feature.ts';
import { mediaFeature } from '../feature.ts';
import { rtcRoutes } from '../rtc-routes.ts';
import { Ingest, type ShowIngest } from './ingest.ts';
import { WhipEndpoint } from './whip-endpoint.ts';

/** Which picture viewers see, and which key encoders need. */
const handlers: Handlers<'ingest'> = {
  'ingest.use': (state, { input }) => ({
    events: input === state.ingest.input ? [] : [newEvent('ingest.used', { input })],
    result: {},
  }),
  'ingest.renewKey': state => ({
    events: [newEvent('ingest.keyRenewed', { keyVersion: state.ingest.keyVersion + 1 })],
    result: {},
  }),
};

/** A show's ingest, where the server has media. */
class IngestReactor implements Reactor {
  readonly #ingest: ShowIngest | undefined;

  constructor(ingest: ShowIngest | undefined) {
    this.#ingest = ingest;
  }

  /** Throws a CommandError `no-media` where this server has no media worker. */
  get ingest(): ShowIngest {
    if (!this.#ingest) throw new CommandError('no-media', 'This server has no media worker.');
    return this.#ingest;
  }

  observe(event: ShowEvent): void {
    this.#ingest?.observe(event);
  }

  signalsFor({ kind }: Viewpoint): Signal[] {
    return this.#ingest && kind === 'crew' ? [this.#ingest.latest(), this.#ingest.latestDenial()] : [];
  }

  close(): void {
    this.#ingest?.close();
  }
}

/** The server's ways in for encoders: the RTMP port, and WHIP. */
class IngestService implements Service {
  readonly #server: ServerContext;
  readonly #ingest: Ingest;
  readonly routes: NonNullable<Service['routes']>;

  constructor(server: ServerContext) {
    const { config, folder, logger, bursts } = server;
    this.#server = server;
    this.#ingest = new Ingest({
      ...config,
      host: config.mediaHost,
      secret: folder.secret,
      log: logger,
      bursts,
    });
    const endpoint = new WhipEndpoint(ingestOf);
    this.routes = app => void app.register(rtcRoutes, { server, endpoint });
  }

  open(show: ShowContext): IngestReactor {
    const { room } = show.reactorOf(mediaFeature);
    const onSignal = (signal: Signal) => show.broadcaster.signal(signal);
    return new IngestReactor(room && this.#ingest.openShow(show.slug, show.state.ingest, room, onSignal));
  }

  /** Where a show's encoders and players go. */
  addressOf(show: ShowContext) {
    const { origin, ownOrigin } = this.#server;
    return this.#ingest.addressOf(show.slug, ingestOf(show), origin ?? ownOrigin);
  }

  async listening(): Promise<void> {
    if (!this.#server.serviceOf(mediaFeature).media) return;
    await this.#ingest.listen(async slug => ingestOf(await this.#server.find(slug)));
  }

  close(): void {
    this.#ingest.close();
  }
}

const ingestOf = (show: ShowContext): ShowIngest => show.reactorOf(ingest).ingest;

export const ingest = defineFeature('ingest', {
  handlers,
  start: (server): IngestService => new IngestService(server),
  react: (show, service): IngestReactor => service.open(show),
  queries: {
    'ingest.address': (_data, { show, service }) => service.addressOf(show),
  },
});
