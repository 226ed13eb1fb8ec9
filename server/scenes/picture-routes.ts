import type { FastifyInstance } from 'fastify';
import { CommandError } from '../../shared/errors.ts';
import { keepPicture, MAX_PICTURE_BYTES } from '../pictures.ts';
import type { ServerContext } from '../show/feature.ts';
import { hostOnly } from '../team/authenticate-host.ts';

/** Upload of the host's pictures for scenes; each is the body of a request. */
export async function pictureRoutes(
  app: FastifyInstance,
  { server }: { server: ServerContext },
): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.post(
    '/api/shows/:show/pictures',
    { ...hostOnly(server), bodyLimit: MAX_PICTURE_BYTES },
    async (request): Promise<{ address: string }> => {
      if (!Buffer.isBuffer(request.body)) throw new CommandError('bad-data', 'Send a picture as image/….');
      return { address: await keepPicture(server.folder.pictures, request.body) };
    },
  );
}
