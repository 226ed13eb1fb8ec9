import { basename, dirname } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CommandError } from '../../shared/errors.ts';
import { MAX_PIECE_BYTES } from '../../shared/recording/recording.ts';
import type { Recordings, ShowRecordings } from '../recordings/recordings.ts';
import type { Shows } from '../shows.ts';
import { authenticateHost } from './authenticate-host.ts';

const Place = z.object({
  /** Bytes that the file has before this piece. */
  offset: z.coerce.number().int().min(0),
  /** Milliseconds of the recording that it reaches to with it. */
  until: z.coerce.number().min(0),
});
const Ticket = z.object({ until: z.coerce.number(), ticket: z.string().min(1) });

/** Recordings: sent piece by piece as they are made, and had back whole or as clips. */
export async function recordingRoutes(
  app: FastifyInstance,
  { shows, recordings }: { shows: Shows; recordings: Recordings },
): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.post(
    '/api/shows/:show/recordings/:id',
    { bodyLimit: MAX_PIECE_BYTES },
    async (request): Promise<{ size: number }> => {
      const { open } = await authenticateHost(shows, request);
      const place = Place.safeParse(request.query);
      if (!place.success || !Buffer.isBuffer(request.body) || request.body.length === 0)
        throw new CommandError(
          'bad-data',
          'Send a piece of the recording with ?offset=BYTES&until=MILLISECONDS.',
        );
      const { offset, until } = place.data;
      return { size: await open.recordings.append(idOf(request), offset, request.body, until) };
    },
  );

  /** Lets the host in by invite, and a download or player by the ticket in its address. */
  const enter = async (request: FastifyRequest): Promise<ShowRecordings> => {
    const ticket = Ticket.safeParse(request.query);
    if (!ticket.success) return (await authenticateHost(shows, request)).open.recordings;
    const [path = ''] = request.url.split('?');
    if (!recordings.opens(path, ticket.data))
      throw new CommandError('expired', 'This address has run out; ask the studio for a new one.');
    return (await shows.find((request.params as { show: string }).show)).recordings;
  };
  app.get('/api/shows/:show/recordings/:id', async (request, reply) =>
    sendFile(reply, (await enter(request)).pathOf(idOf(request))),
  );
  app.get('/api/shows/:show/clips/:id', async (request, reply) =>
    sendFile(reply, (await enter(request)).clips.pathOf(idOf(request))),
  );
}

const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id;

/** Sends a file, or the parts of it that a player asks for; saved, it keeps its name. */
function sendFile(reply: FastifyReply, path: string): FastifyReply {
  const name = basename(path);
  return reply
    .header('cache-control', 'private, no-cache')
    .header('content-disposition', `attachment; filename*=UTF-8''${encoded(name)}`)
    .sendFile(name, dirname(path), { cacheControl: false });
}

/** A name as RFC 8187 writes it, which leaves fewer characters as they are than addresses do. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
