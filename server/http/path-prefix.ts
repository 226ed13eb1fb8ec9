import type { FastifyInstance } from 'fastify';
import { StartError } from '../start-error.ts';

/**
 * The path of a request in this server's own terms. Proxies take their path away; where one passes it on, and for who comes
 * past the proxy by an address that was made for it, it is taken away here.
 */
export const withoutPrefix = (url: string, prefix: string): string =>
  prefix !== '' && url.startsWith(`${prefix}/`) ? url.slice(prefix.length) : url;

/**
 * Serves a prefix, and refuses one with a part that is a path of the server's own too, because it couldn't be told what was
 * asked for: making such a route throws a StartError then.
 */
export function servePrefix(app: FastifyInstance, prefix: string): void {
  const parts = prefix.split('/').filter(Boolean);
  if (parts.length === 0) return;
  // The list of shows names what it loads relative to the slash at the end.
  app.get(prefix, (_request, reply) => reply.redirect(`${parts.at(-1)}/`));
  app.addHook('onRoute', ({ url }) => {
    const [, own = ''] = url.split('/');
    if (parts.includes(own))
      throw new StartError(
        `--public-url must not have "${own}" in its path, because that is a path of Vitrine's own. Choose another one, such as /live.`,
      );
  });
}
