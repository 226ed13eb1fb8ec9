import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { CommandError } from '../../shared/errors.ts';
import type { SignedUrls } from '../recording/signed-urls.ts';
import type { ServerContext, ShowContext } from '../show/feature.ts';
import { authenticateHost } from '../team/authenticate-host.ts';
import type { ShowLedger } from './show-ledger.ts';

interface LedgerRoutesOptions {
  readonly server: ServerContext;
  readonly urls: SignedUrls;
  readonly ledgerOf: (show: ShowContext) => ShowLedger;
}

interface LedgerRoute {
  readonly Params: { readonly show: string };
  readonly Querystring: { readonly token?: string };
}

/** The path of a show's ledger on this server. */
export const ledgerPath = (slug: string): string => `/api/shows/${encodeURIComponent(slug)}/ledger`;

/** A show's ledger as a file, for its host by their invite, or by the token of an address that they asked for. */
export async function ledgerRoutes(app: FastifyInstance, options: LedgerRoutesOptions): Promise<void> {
  const { server, urls, ledgerOf } = options;
  app.get<LedgerRoute>('/api/shows/:show/ledger', async (request, reply) => {
    const { token } = request.query;
    const show = token
      ? await server.find(request.params.show)
      : (await authenticateHost(server, request)).show;
    if (token && !(await urls.verify(ledgerPath(show.slug), token, server.clock.now())))
      throw new CommandError('expired', 'This address has run out; ask the studio for a new one.');
    return reply
      .type('application/x-ndjson')
      .header('content-disposition', `attachment; filename="ledger.jsonl"`)
      .header('cache-control', 'private, no-store')
      .send(Readable.from(ledgerOf(show).lines()));
  });
}
