import type { Logger } from 'pino';
import { CommandError } from '../../shared/errors.ts';
import type { MediaAbsence } from '../../shared/media/contract.ts';
import type { Viewpoint } from '../../shared/roles.ts';
import type { Signal } from '../../shared/show/signals.ts';
import type { Config } from '../config.ts';
import { isOwnPage } from '../origin.ts';
import type { Member } from '../show/broadcaster.ts';
import {
  defineFeature,
  type Feature,
  type Reactor,
  type ServerContext,
  type Service,
} from '../show/feature.ts';
import { team } from '../team/feature.ts';
import { type IceServer, iceServersFor } from './ice-servers.ts';
import { Media, type MediaPeer, type MediaRoom, MediaUnavailableError } from './media.ts';
import { findNatAddress, type NatSearch } from './nat/find-nat-address.ts';
import { WhepEndpoint } from './playback/whep-endpoint.ts';
import { rtcRoutes } from './rtc-routes.ts';

/** A show's room, and what each connection publishes in it. */
class ShowMedia implements Reactor {
  /** Absent on a server without a media worker. */
  readonly room: MediaRoom | undefined;
  readonly #missing: MediaAbsence;
  readonly #peers = new Map<Member, MediaPeer>();

  /** @param missing why there is no media where there is none */
  constructor(room: MediaRoom | undefined, missing: MediaAbsence = 'restarting') {
    this.room = room;
    this.#missing = missing;
  }

  /** What a connection publishes, from its first query on. Throws a CommandError `no-media`. */
  peerOf(member: Member): MediaPeer {
    if (!this.room)
      throw new CommandError('no-media', 'This server has no media worker; chat and offers work without.');
    const peer = this.#peers.get(member) ?? this.room.openPeer(member.actor.id);
    this.#peers.set(member, peer);
    return peer;
  }

  signalsFor({ kind }: Viewpoint): Signal[] {
    const welcome = this.room?.welcome();
    if (welcome) return [{ signal: 'media.ready', data: welcome }];
    return kind === 'crew' ? [{ signal: 'media.missing', data: { why: this.#missing } }] : [];
  }

  left(member: Member): void {
    this.#peers.get(member)?.close();
    this.#peers.delete(member);
  }

  isBusy(): boolean {
    return (this.room?.onAir.length ?? 0) > 0;
  }

  close(): void {
    this.room?.close();
  }
}

/** A server that finds no media worker still runs chat and offers, and says so. */
async function openMedia(
  config: Config,
  nat: NatSearch['nat'],
  logger: Logger,
): Promise<Media | MediaUnavailableError> {
  try {
    return await Media.create({
      listenIp: config.mediaHost,
      ...(config.announce ? { announcedAddress: config.announce } : {}),
      nat,
      basePort: config.mediaPort,
      log: logger,
    });
  } catch (error) {
    if (!(error instanceof MediaUnavailableError)) throw error;
    logger.error({ err: error }, 'No media worker: there are no pictures and no sound.');
    process.stderr.write(`No pictures and sound: ${error.message}\n`);
    return error;
  }
}

class MediaService implements Service {
  /** Undefined on a server that found no media worker. */
  readonly media: Media | undefined;
  /** Why it has none. */
  readonly missing: MediaAbsence | undefined;
  /** What was found of the address that this machine has to others. */
  readonly natSearch: NatSearch;
  readonly routes: NonNullable<Service['routes']>;
  readonly #config: Config;

  constructor(media: Media | MediaUnavailableError, natSearch: NatSearch, server: ServerContext) {
    this.media = media instanceof Media ? media : undefined;
    this.missing = media instanceof Media ? undefined : media.why;
    this.natSearch = natSearch;
    this.#config = server.config;
    const endpoint = new WhepEndpoint(
      show => show.reactorOf(mediaFeature).room,
      server.serviceOf(team),
      request => request.headers.origin !== undefined && isOwnPage(request, server.config),
    );
    this.routes = app => void app.register(rtcRoutes, { server, endpoint });
  }

  /** STUN and TURN servers for a member of a show. */
  iceServersFor(memberId: string): IceServer[] {
    const { iceServers: servers, turnSecret } = this.#config;
    return iceServersFor({ servers, turnSecret }, memberId, Date.now());
  }

  close(): void {
    this.media?.close();
  }
}

export const mediaFeature: Feature<'media', MediaService, ShowMedia> = defineFeature('media', {
  handlers: {},
  start: async (server): Promise<MediaService> => {
    const search = await findNatAddress(server.config);
    return new MediaService(await openMedia(server.config, search.nat, server.logger), search, server);
  },
  react: async (show, { media, missing }): Promise<ShowMedia> =>
    new ShowMedia(await media?.openRoom(show.slug, signal => show.broadcaster.signal(signal)), missing),
  queries: {
    'media.open': async (data, { reactor, member, service }) => ({
      ...(await reactor.peerOf(member).handle('media.open', data)),
      iceServers: service.iceServersFor(member.actor.id),
    }),
    'media.connect': (data, { reactor, member }) => reactor.peerOf(member).handle('media.connect', data),
    'media.close': (data, { reactor, member }) => reactor.peerOf(member).handle('media.close', data),
    'media.produce': (data, { reactor, member }) => reactor.peerOf(member).handle('media.produce', data),
    'media.closeProducer': (data, { reactor, member }) =>
      reactor.peerOf(member).handle('media.closeProducer', data),
  },
});
