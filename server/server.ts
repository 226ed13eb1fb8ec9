import type { AddressInfo } from 'node:net';
import type { Server as TlsServer } from 'node:tls';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { FeatureName } from '../shared/show/assemble.ts';
import { BurstLog } from './burst-log.ts';
import type { Config } from './config.ts';
import type { DataFolder } from './data-folder.ts';
import { AddressLimits } from './edge/address-limits.ts';
import { AddressPace } from './edge/address-pace.ts';
import { clientAddressOf } from './edge/client-address.ts';
import { SocketServer } from './edge/socket-server.ts';
import { features } from './features.ts';
import { createHttp, type Health } from './http/http.ts';
import { isDoneIn } from './in-time.ts';
import { listenError } from './listen-error.ts';
import type { EventLog } from './log/event-log.ts';
import { isOwnPage, ownOrigin, pathPrefixOf, publicOrigin } from './origin.ts';
import type { Link } from './show/broadcast/link.ts';
import { Connection } from './show/connection.ts';
import type { Feature, ServerContext, Service, ShowContext } from './show/feature.ts';
import type { Services } from './show/open-show.ts';
import { Registry } from './show/registry.ts';
import { Shows } from './show/shows.ts';
import type { ServerClock } from './show/time/server-clock.ts';
import { ServerTls } from './tls/server-tls.ts';

/** A log that has not answered by then counts as one that doesn't. */
const LOG_ANSWER_MS = 2000;
/** Requests that have begun when the server closes have this long to be answered; those of half a body never would be. */
const CLOSE_WITHIN_MS = 1000;
/** Where the whole protocol goes over. */
const SOCKET_PATH = '/socket';

export interface ServerOptions {
  readonly config: Config;
  readonly folder: DataFolder;
  readonly log: EventLog;
  readonly logger: Logger;
  readonly clock: ServerClock;
}

/** The show server: its features, its shows, and the way in. */
export class Server implements ServerContext {
  readonly config: Config;
  readonly folder: DataFolder;
  readonly logger: Logger;
  readonly bursts: BurstLog;
  readonly clock: ServerClock;
  readonly log: EventLog;
  readonly shows: Shows;
  readonly tls: ServerTls | undefined;
  readonly #services = new Map<Feature, Service>();
  readonly #registry = new Registry(features as Partial<Record<FeatureName, Feature>>);
  readonly #sockets: SocketServer;
  readonly #limits = new AddressLimits();
  readonly #pace = new AddressPace();
  #app: FastifyInstance | undefined;
  #hasWarnedOfProxy = false;
  #addresses: { own: string; public: string | undefined } = { own: '', public: undefined };
  #announced: string | undefined;

  /** Starts the features and makes the routes; nobody is let in before `listen`. */
  static async start(options: ServerOptions): Promise<Server> {
    const { config, folder, logger } = options;
    const server = new Server(options, await ServerTls.open({ config, file: folder.certificate, logger }));
    const starting = server.#startFeatures();
    server.shows.use(starting);
    // The media workers take their time; the default show is read meanwhile. Whoever opens it next meets its failure.
    const { show, isShowWanted } = config;
    server.shows.openDefault(show, isShowWanted).catch(() => {});
    await starting;
    const app = await createHttp({
      server,
      services: [...server.#services.values()],
      health: () => server.#health(options.log),
      pace: server.#pace,
      bursts: server.bursts,
    });
    server.#app = app;
    server.#sockets.attach(app.server);
    if (server.tls?.isOnOwnPort)
      server.tls.onRenewed(certificate => (app.server as unknown as TlsServer).setSecureContext(certificate));
    return server;
  }

  private constructor({ config, folder, log, logger, clock }: ServerOptions, tls: ServerTls | undefined) {
    this.config = config;
    this.tls = tls;
    this.folder = folder;
    this.logger = logger;
    this.bursts = new BurstLog({ logger });
    this.clock = clock;
    this.log = log;
    this.shows = new Shows({
      log,
      registry: this.#registry,
      logger,
      clock,
      chatDays: config.chatDays,
      broadcast: { linesPerSecond: config.chatRate || Number.POSITIVE_INFINITY },
    });
    this.#sockets = new SocketServer({
      paths: [SOCKET_PATH, `${pathPrefixOf(config)}${SOCKET_PATH}`],
      limits: this.#limits,
      pace: this.#pace,
      bursts: this.bursts,
      isOwnPage: request => isOwnPage(request, config),
      clientAddress: clientAddressOf(config.trustProxy, () => this.#warnOfProxy()),
      connect: link => this.#connect(link),
      logger,
      ...(config.edges === undefined ? {} : { edges: config.edges }),
    });
  }

  async #startFeatures(): Promise<Services> {
    for (const feature of this.#registry.features)
      this.#services.set(feature, (await feature.parts.start?.(this)) ?? {});
    return this.#services;
  }

  get ownOrigin(): string {
    return this.#addresses.own;
  }

  get origin(): string | undefined {
    return this.#announced ?? this.#addresses.public;
  }

  announceAt(origin: string | undefined): void {
    this.#announced = origin;
  }

  find(slug: string): Promise<ShowContext> {
    return this.shows.find(slug);
  }

  serviceOf<S extends object>(feature: {
    readonly name: string;
    readonly types?: { readonly service: S };
  }): S {
    const service = this.#services.get(feature as unknown as Feature);
    if (!service) throw new Error(`The feature ${feature.name} has not started; list it earlier.`);
    return service as S;
  }

  /** Lets people in. Throws a StartError where the port can't be had. */
  async listen(): Promise<void> {
    const { host, port } = this.config;
    try {
      await this.#app?.listen({ host, port });
    } catch (error) {
      throw listenError(error, host, port);
    }
    const address = this.#app?.server.address() as AddressInfo;
    this.#addresses = {
      own: ownOrigin(this.config, address.port),
      public: publicOrigin(this.config, address.port),
    };
    for (const service of this.#services.values()) await service.listening?.();
  }

  /** Lets nobody in any more, and ends what is going on, the newest first. */
  async close(): Promise<void> {
    await this.#sockets.close();
    this.#limits.dispose();
    this.#pace.dispose();
    this.tls?.close();
    const cutOff = setTimeout(() => this.#app?.server.closeAllConnections(), CLOSE_WITHIN_MS);
    await this.#app?.close();
    clearTimeout(cutOff);
    const isTimed = await this.shows.isTimed();
    await this.shows.close();
    this.clock.close(isTimed);
    for (const service of [...this.#services.values()].reverse()) await service.close?.();
    this.bursts.close();
  }

  #warnOfProxy(): void {
    if (this.#hasWarnedOfProxy) return;
    this.#hasWarnedOfProxy = true;
    this.logger.warn(
      'Connections come through a proxy that is not trusted, so all of its clients count as one address, in deals too. ' +
        'Start the server with --trust-proxy.',
    );
  }

  async #health(log: EventLog): Promise<Health> {
    return {
      log: await isDoneIn(LOG_ANSWER_MS, log.listShows()),
      media: (this.serviceOf(features.media).media?.pids.length ?? 0) > 0,
    };
  }

  #connect(link: Link): Connection {
    const { team } = features;
    return new Connection({
      link,
      find: slug => this.shows.find(slug),
      admit: (show, token, peer) => this.serviceOf(team).admit(show, token, peer),
      origin: () => this.origin,
      logger: this.logger,
      bursts: this.bursts,
    });
  }
}
