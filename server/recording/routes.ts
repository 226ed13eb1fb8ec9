import { basename, dirname } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CommandError } from '../../shared/errors.ts';
import { MAX_PIECE_BYTES } from '../../shared/recording/recording.ts';
import type { ServerContext, ShowContext } from '../show/feature.ts';
import { authenticateHost, hostOf, hostOnly } from '../team/authenticate-host.ts';
import type { ShowRecordings } from './show-recordings.ts';
import type { SignedUrls } from './signed-urls.ts';

interface RecordingRoutesOptions {
  readonly server: ServerContext;
  readonly urls: SignedUrls;
  readonly recordingsOf: (show: ShowContext) => ShowRecordings;
}

const PieceQuery = z.object({
  /** Size of the file before this piece, in bytes. */
  offset: z.coerce.number().int().min(0),
  /** Length of the recording with this piece, in milliseconds. */
  until: z.coerce.number().min(0),
});
const SignedQuery = z.object({ token: z.string().min(1) });

/** Recordings: uploaded in pieces while they are made, and downloaded whole or as clips. */
export async function recordingRoutes(
  app: FastifyInstance,
  { server, urls, recordingsOf }: RecordingRoutesOptions,
): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.post(
    '/api/shows/:show/recordings/:id',
    { ...hostOnly(server), bodyLimit: MAX_PIECE_BYTES },
    async (request): Promise<{ size: number }> => {
      const query = PieceQuery.safeParse(request.query);
      if (!query.success || !Buffer.isBuffer(request.body) || request.body.length === 0)
        throw new CommandError(
          'bad-data',
          'Send a piece of the recording with ?offset=BYTES&until=MILLISECONDS.',
        );
      const { offset, until } = query.data;
      return {
        size: await recordingsOf(hostOf(request).show).append(idOf(request), offset, request.body, until),
      };
    },
  );

  /** Authorizes the host by invite, and a download or player by the token in its URL. */
  const authorize = async (request: FastifyRequest): Promise<ShowRecordings> => {
    const query = SignedQuery.safeParse(request.query);
    if (!query.success) return recordingsOf((await authenticateHost(server, request)).show);
    const [path = ''] = request.url.split('?');
    if (!(await urls.verify(path, query.data.token, Date.now())))
      throw new CommandError('expired', 'This address has run out; ask the studio for a new one.');
    return recordingsOf(await server.find((request.params as { show: string }).show));
  };
  app.get('/api/shows/:show/recordings/:id', async (request, reply) =>
    sendFile(reply, (await authorize(request)).pathOf(idOf(request))),
  );
  app.get('/api/shows/:show/clips/:id', async (request, reply) =>
    sendFile(reply, (await authorize(request)).clips.pathOf(idOf(request))),
  );
}

const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id;

/** Sends a file, or the range of it that a player requests; a download has the file's name. */
function sendFile(reply: FastifyReply, path: string): FastifyReply {
  const name = basename(path);
  return reply
    .header('cache-control', 'private, no-cache')
    .header('content-disposition', `attachment; filename*=UTF-8''${encoded(name)}`)
    .sendFile(name, dirname(path), { cacheControl: false });
}

/** Encodes a file name for Content-Disposition (RFC 8187), which leaves fewer characters as they are than URLs do. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
