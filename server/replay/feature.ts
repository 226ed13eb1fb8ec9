import { basename, dirname } from 'node:path';
import { recording } from '../recording/feature.ts';
import { defineFeature, type ServerContext, type Service, type ShowContext } from '../show/feature.ts';
import { handlers } from './handlers.ts';
import { ShowReplay } from './show-replay.ts';

/** The address at which everybody may watch a published replay. */
class ReplayService implements Service {
  readonly #server: ServerContext;

  constructor(server: ServerContext) {
    this.#server = server;
  }

  routes(app: Parameters<NonNullable<Service['routes']>>[0]): void {
    app.get<{ Params: { show: string; id: string } }>(
      '/api/shows/:show/replays/:id',
      async ({ params: { show, id } }, reply) => {
        const path = await (await this.#server.find(show)).reactorOf(replay).fileFor(reply.raw, id);
        // Asked for anew each time, so that nobody's cache keeps what was taken back.
        return reply
          .header('cache-control', 'no-cache')
          .sendFile(basename(path), dirname(path), { cacheControl: false });
      },
    );
  }

  openShow(show: ShowContext): Promise<ShowReplay> {
    const { cutter } = this.#server.serviceOf(recording);
    return ShowReplay.open({ show, cutter, pathOf: id => show.reactorOf(recording).pathOf(id) });
  }
}

export const replay = defineFeature('replay', {
  handlers,
  start: (server): ReplayService => new ReplayService(server),
  react: (show, service): Promise<ShowReplay> => service.openShow(show),
  queries: {
    'replay.chat': async ({ stretch }, { reactor }) => ({ lines: await reactor.linesIn(stretch) }),
    'replay.products': (_data, { reactor }) => ({ cards: reactor.productsToday() }),
  },
});
