import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  type CatalogPreview,
  type CatalogReport,
  ImportOptions,
  MAX_CATALOG_BYTES,
} from '../../shared/catalog/file.ts';
import { CommandError } from '../../shared/errors.ts';
import type { ServerContext } from '../show/feature.ts';
import { hostOf, hostOnly } from '../team/authenticate-host.ts';
import { type CatalogFile, importCatalog, importSampleShow, previewCatalog } from './import-catalog.ts';

const FORMATS: Record<string, 'csv' | 'json'> = { 'text/csv': 'csv', 'application/json': 'json' };

/** The import options: JSON in the query, because the body is the file itself. */
function optionsOf(query: unknown): ImportOptions {
  const { options } = query as { options?: unknown };
  if (typeof options !== 'string') return {};
  try {
    return ImportOptions.parse(JSON.parse(options));
  } catch {
    throw new CommandError(
      'bad-data',
      'The options are not of the form that the protocol names ImportOptions.',
      {
        field: 'options',
      },
    );
  }
}

function fileOf(request: FastifyRequest): CatalogFile {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
  const format = FORMATS[type];
  if (!format) throw new CommandError('bad-data', 'Send the list as text/csv or application/json.');
  return { body: request.body as Buffer, format, options: optionsOf(request.query) };
}

/** Import of product lists, which may be larger than a frame of the socket. */
export async function catalogRoutes(
  app: FastifyInstance,
  { server }: { server: ServerContext },
): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(Object.keys(FORMATS), { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  const host = hostOnly(server);
  const options = { ...host, bodyLimit: MAX_CATALOG_BYTES };

  app.post('/api/shows/:show/catalog', options, async (request): Promise<CatalogReport> => {
    const { show, actor } = hostOf(request);
    return importCatalog(show, actor, fileOf(request));
  });

  app.post('/api/shows/:show/catalog/preview', options, async (request): Promise<CatalogPreview> => {
    return previewCatalog(hostOf(request).show, fileOf(request));
  });

  app.post('/api/shows/:show/catalog/sample', host, async (request): Promise<CatalogReport> => {
    const { show, actor } = hostOf(request);
    return importSampleShow(show, actor, server.folder.pictures);
  });
}
