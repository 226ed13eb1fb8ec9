import { newEvent } from '../../shared/show/events.ts';
import { defineFeature, type Handlers, type ServerContext, type Service } from '../show/feature.ts';
import { HomeShows } from './home-shows.ts';
import { OwnerKey } from './owner-key.ts';
import { homeRoutes } from './routes.ts';
import { serverRoutes } from './server-routes.ts';
import type { ShowHome } from './show-home.ts';

/** When a show is planned for, and on which lists it stands. */
const handlers: Handlers<'home'> = {
  'home.change': (_state, change) => ({ events: [newEvent('home.changed', change)], result: {} }),
};

class HomeService implements Service {
  readonly shows: HomeShows;
  readonly routes: NonNullable<Service['routes']>;
  readonly #server: ServerContext;

  constructor(server: ServerContext, key: OwnerKey) {
    const shows = new HomeShows(server, key);
    this.shows = shows;
    this.#server = server;
    this.routes = app => {
      void app.register(homeRoutes, { server, shows });
      void app.register(serverRoutes, { server, key });
    };
  }

  /** Opens what was live when the server ended: whether anybody leads it is watched in an open show only. */
  listening(): void {
    this.shows
      .all()
      .catch((error: unknown) =>
        this.#server.logger.warn({ err: error }, 'The shows of this server could not be looked through.'),
      );
  }
}

export const home = defineFeature('home', {
  handlers,
  start: async (server): Promise<HomeService> =>
    new HomeService(server, await OwnerKey.open(server.folder.secret, server.folder.owner)),
  react: (show, service): ShowHome => service.shows.openShow(show),
  queries: {},
});
