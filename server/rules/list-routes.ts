import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CommandError } from '../../shared/errors.ts';
import {
  ListOptions,
  type ListReport,
  MAX_FRESH_SHOWN,
  MAX_LIST_BYTES,
} from '../../shared/rules/list-file.ts';
import { MAX_RULES } from '../../shared/rules/rule.ts';
import type { ServerContext, ShowContext } from '../show/feature.ts';
import { authenticateCrew } from '../team/authenticate-host.ts';
import { prepareLexicon } from './lexicon.ts';
import { type ReadList, readList } from './read-list.ts';

function optionsOf({ query }: FastifyRequest): ListOptions {
  const { data } = ListOptions.safeParse(query);
  if (!data)
    throw new CommandError(
      'bad-data',
      'Say ?format=vitrine|twitch|youtube|nightbot&action=hold|hide|refuse.',
      {
        field: 'format',
      },
    );
  return data;
}

function reportOf({ fresh, known, broken, brokenOnes }: ReadList, show: ShowContext): ListReport {
  const room = MAX_RULES - show.state.rules.list.length;
  return {
    fresh: fresh.length,
    known,
    broken,
    over: Math.max(0, fresh.length - room),
    freshOnes: fresh.slice(0, MAX_FRESH_SHOWN),
    brokenOnes: [...brokenOnes],
  };
}

/** Import of lists of rules, which may be larger than a frame of the socket: first what it would do, then the import. */
export async function listRoutes(app: FastifyInstance, { server }: { server: ServerContext }): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  // Before anything of the body is read.
  const onRequest = async (request: FastifyRequest): Promise<void> => {
    await authenticateCrew(server, request, 'rules');
  };
  const limited = { onRequest, bodyLimit: MAX_LIST_BYTES };
  const reading = async (request: FastifyRequest) => {
    const { show, actor } = await authenticateCrew(server, request, 'rules');
    const text = typeof request.body === 'string' ? request.body : '';
    return { show, actor, read: await readList(text, optionsOf(request), show.state.rules.list) };
  };

  app.post('/api/shows/:show/rules/preview', limited, async (request): Promise<ListReport> => {
    const { show, read } = await reading(request);
    return reportOf(read, show);
  });

  app.post('/api/shows/:show/rules', limited, async (request): Promise<ListReport> => {
    const { show, actor, read } = await reading(request);
    const report = reportOf(read, show);
    const fresh = [...read.fresh];
    if (fresh.length === 0) return report;
    if (report.over > 0)
      throw new CommandError('bad-data', `There can be at most ${MAX_RULES} rules.`, { limit: MAX_RULES });
    // So that the first line after it waits for no word of the list.
    await prepareLexicon([...show.state.rules.list, ...fresh.map(draft => ({ ...draft, id: '' }))]);
    const { added, importId } = await show.submit('rule.import', { rules: fresh }, { as: actor });
    return { ...report, fresh: added, ...(importId === undefined ? {} : { importId }) };
  });
}
