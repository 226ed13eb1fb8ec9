import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CommandError } from '../../shared/errors.ts';
import {
  type MadeShow,
  NewShow,
  type OwnerList,
  type PublicList,
  ShowChange,
  ShowDeletion,
  type StudioEntry,
  type Template,
} from '../../shared/home/protocol.ts';
import { reach } from '../reach/feature.ts';
import type { ServerContext } from '../show/feature.ts';
import { bearerOf } from '../team/authenticate-host.ts';
import { checkTemplate, makerOnly } from './authenticate-maker.ts';
import { calendarOf } from './calendar.ts';
import type { HomeShows } from './home-shows.ts';
import { bodyOf, ownerOnly } from './requests.ts';

interface HomeRoutesOptions {
  readonly server: ServerContext;
  readonly shows: HomeShows;
}

const slugOf = (request: FastifyRequest): string => (request.params as { show: string }).show;

/** The list of shows: what everybody may see, and what the owner does with them by their key. */
export async function homeRoutes(app: FastifyInstance, { server, shows }: HomeRoutesOptions): Promise<void> {
  const forOwner = ownerOnly(shows.key);
  const makers = makerOnly(server, shows.key);

  app.get('/api/shows', async (request): Promise<OwnerList | PublicList> => {
    const key = bearerOf(request);
    if (!key) return { shows: await shows.listed(), now: server.clock.now() };
    await shows.key.check(key);
    return { shows: await shows.all(), now: server.clock.now(), reach: server.serviceOf(reach).reach };
  });

  app.post('/api/shows', makers, async (request): Promise<MadeShow> => {
    const wanted = bodyOf(NewShow, request);
    checkTemplate(request, wanted.from);
    return shows.make(wanted);
  });

  app.get('/api/shows/:show/template', makers, async (request): Promise<Template> => {
    checkTemplate(request, slugOf(request));
    return shows.templateOf(slugOf(request));
  });

  app.post(
    '/api/shows/:show/studio',
    forOwner,
    async (request): Promise<StudioEntry> => shows.entryOf(await server.find(slugOf(request))),
  );

  app.patch('/api/shows/:show', forOwner, async request => {
    await shows.change(slugOf(request), bodyOf(ShowChange, request));
    return {};
  });

  app.delete('/api/shows/:show', forOwner, async request => {
    await shows.remove(slugOf(request), bodyOf(ShowDeletion, request).title);
    return {};
  });

  app.post('/api/home/key', forOwner, async () => ({ key: await shows.key.renew() }));

  app.get('/api/shows/:show/calendar.ics', async (request, reply) => {
    const { slug, logId, state, clock } = await server.find(slugOf(request));
    const { startsAt } = state.home;
    if (startsAt === undefined) throw new CommandError('not-found', 'This show has no date yet.');
    const address = `${server.origin ?? server.ownOrigin}/s/${encodeURIComponent(slug)}`;
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', `attachment; filename="${encodeURIComponent(slug)}.ics"`)
      .header('cache-control', 'no-cache')
      .send(calendarOf({ id: logId, title: state.lifecycle.title, startsAt, now: clock.now(), address }));
  });
}
