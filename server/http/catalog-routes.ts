import type { FastifyInstance } from 'fastify';
import type { CatalogReport } from '../../shared/catalog.ts';
import { Refusal } from '../../shared/errors.ts';
import { importCatalog, importSampleShow } from '../catalog-import.ts';
import type { Shows } from '../shows.ts';
import { enterAsHost } from './host-entry.ts';

const FORMATS: Record<string, 'csv' | 'json'> = { 'text/csv': 'csv', 'application/json': 'json' };

/** Product lists, which may be larger than a frame of the socket. */
export async function catalogRoutes(
  app: FastifyInstance,
  { shows, pictures }: { shows: Shows; pictures: string },
): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(Object.keys(FORMATS), { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );

  app.post('/api/shows/:show/catalog', async (request): Promise<CatalogReport> => {
    const { open, actor } = await enterAsHost(shows, request);
    const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
    const format = FORMATS[type];
    if (!format) throw new Refusal('bad-data', 'Send the list as text/csv or application/json.');
    return importCatalog(open.show, actor, { body: request.body as Buffer, format });
  });

  app.post('/api/shows/:show/catalog/sample', async (request): Promise<CatalogReport> => {
    const { open, actor } = await enterAsHost(shows, request);
    return importSampleShow(open.show, actor, pictures);
  });
}
