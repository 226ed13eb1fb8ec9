import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import helmet from '@fastify/helmet';
import serveStatic from '@fastify/static';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { CommandError } from '../../shared/errors.ts';
import { BurstLog } from '../burst-log.ts';
import { AddressPace, COST } from '../edge/address-pace.ts';
import { addressKey } from '../edge/client-address.ts';
import { pathPrefixOf } from '../origin.ts';
import type { ServerContext, Service } from '../show/feature.ts';
import { StartError } from '../start-error.ts';
import { limitConnections } from './connection-limit.ts';
import { allowSources, pageSecurity } from './page-security.ts';
import { servePrefix, withoutPrefix } from './path-prefix.ts';
import { closeOnUnreadBody } from './unread-body.ts';

/** Of a route that names no limit of its own. */
const MAX_BODY_BYTES = 64 * 1024;
/** For a whole request, its body included: the largest list of products over a slow line takes a minute. */
const REQUEST_MS = 120_000;
/** For the headers of a request, the first one of a connection included; they come in one piece. */
const HEADERS_MS = 15_000;
/** How often the two are looked at. */
const LOOK_EVERY_MS = 5000;
/** A connection is kept so long for the next request; the pictures of a page come within it. */
const KEEP_ALIVE_MS = 10_000;
/** What strangers are refused for, who are most likely to ask again and again. */
const REFUSALS = [401, 413, 429];
const RETRY_AFTER_S = 10;
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const STUDIO = `${DIST}renderer`;
const VIEWER = `${DIST}viewer`;
/** The viewers' page of a show. */
const SHOW_PAGE = '/s/:show';
const SHOWS = `${DIST}shows`;

/** Without the log nothing can be decided; without media, chat and offers go on. */
export interface Health {
  readonly log: boolean;
  readonly media: boolean;
}

export interface HttpOptions {
  readonly server: ServerContext;
  /** What the features answer by plain HTTP. */
  readonly services: readonly Service[];
  /** What of the server works, by its name. */
  readonly health: () => Promise<Health>;
  readonly pace?: AddressPace;
  readonly bursts?: BurstLog;
}

/** Creates the HTTP server: pages, socket, and the routes of plain HTTP. Throws a StartError where pages aren't built. */
export async function createHttp({
  server,
  services,
  health,
  pace = new AddressPace(),
  bursts = new BurstLog(server),
}: HttpOptions): Promise<FastifyInstance> {
  const { logger, folder, config } = server;
  const prefix = pathPrefixOf(config);
  const app = fastify({
    loggerInstance: logger as FastifyBaseLogger,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: LOOK_EVERY_MS },
    trustProxy: config.trustProxy,
    rewriteUrl: ({ url = '/' }) => withoutPrefix(url, prefix),
    logController: new LogController({ disableRequestLogging: true }),
    ...(server.tls?.isOnOwnPort ? ({ https: server.tls.certificate } as object) : {}),
  });
  for (const folder of [STUDIO, VIEWER, SHOWS]) {
    if (!existsSync(folder))
      throw new StartError(`The pages are not built yet (${folder}); run: npm run build`);
  }
  servePrefix(app, prefix);
  limitConnections(app.server, { trusted: config.trustProxy, bursts });
  keepPace(app, pace, bursts);
  if (!config.trustProxy) warnOfProxy(app);
  closeOnUnreadBody(app);
  allowShowSources(app, services);
  await app.register(helmet, pageSecurity(readFileSync(`${VIEWER}/index.html`, 'utf8')));
  await pageRoutes(app, folder.pictures);
  app.get('/healthz', async (_request, reply) => {
    const parts = await health();
    return reply.code(parts.log ? 200 : 503).send({ ok: parts.log, ...parts });
  });
  for (const service of services) await service.routes?.(app);
  app.setErrorHandler((error, request, reply) => {
    const status = error instanceof CommandError ? statusOf(error) : statusCodeOf(error);
    const record = { err: error, req: request, status };
    if (status >= 500) logger.error(record, 'An HTTP request failed with an error of the server.');
    else logger.debug(record, 'An HTTP request was refused.');
    if (status === 401) bursts.note('Tokens were refused.', addressKey(request.ip), { err: error });
    if (error instanceof CommandError) return reply.code(status).send({ error: error.toWire() });
    const code = status === 413 ? 'too-large' : status < 500 ? 'bad-data' : 'internal';
    const message = status < 500 ? (error as Error).message : 'Something went wrong on the server.';
    return reply.code(status).send({ error: { code, message } });
  });
  await app.ready();
  return app;
}

/** Lets a show's page connect to where its features have it connect. The page comes without that where they can't say. */
function allowShowSources(app: FastifyInstance, services: readonly Service[]): void {
  app.addHook('onRequest', async ({ raw, params, routeOptions }) => {
    if (routeOptions.url !== SHOW_PAGE) return;
    const { show } = params as { show: string };
    const asked = services.map(service => service.pageSources?.(show));
    const answers = await Promise.allSettled(asked);
    allowSources(
      raw,
      answers.flatMap(answer => (answer.status === 'fulfilled' ? (answer.value ?? []) : [])),
    );
  });
}

/** Says once that a proxy is in front that nobody has named: then all who come through it count as one address. */
function warnOfProxy(app: FastifyInstance): void {
  let isSaid = false;
  app.addHook('onRequest', async ({ headers, ip, log }) => {
    if (isSaid || headers['x-forwarded-for'] === undefined) return;
    isSaid = true;
    log.warn(
      { address: ip },
      'Requests come through a proxy, and all viewers count as one address: name the proxy with --trust-proxy.',
    );
  });
}

/** Lets each address ask at its pace, and whoever was refused more slowly. */
function keepPace(app: FastifyInstance, pace: AddressPace, bursts: BurstLog): void {
  app.addHook('onRequest', async (request, reply) => {
    const address = addressKey(request.ip);
    if (await pace.turn(address, COST.request)) return;
    bursts.note('Requests were refused: too many from one address.', address);
    reply.header('retry-after', String(RETRY_AFTER_S));
    throw new CommandError('rate-limited', 'Too many requests; wait a moment.');
  });
  app.addHook('onResponse', async ({ ip }, { statusCode }) => {
    if (REFUSALS.includes(statusCode)) pace.charge(addressKey(ip), COST.refused);
  });
}

async function pageRoutes(app: FastifyInstance, pictures: string): Promise<void> {
  const assets = { maxAge: '1y', immutable: true, index: false, preCompressed: true } as const;
  await app.register(serveStatic, { root: STUDIO, prefix: '/studio/', ...assets });
  await app.register(serveStatic, { root: VIEWER, prefix: '/v/', decorateReply: false, ...assets });
  await app.register(serveStatic, { root: SHOWS, prefix: '/shows/', decorateReply: false, ...assets });
  await app.register(serveStatic, {
    root: pictures,
    prefix: '/pictures/',
    decorateReply: false,
    index: false,
    setHeaders: response => {
      // An SVG that is opened by itself must not run scripts with this server's origin.
      response.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    },
  });
  // Assets have hashed names and are cached for ever; the page that names them is revalidated each time.
  const sendPage = (root: string) => (_request: FastifyRequest, reply: FastifyReply) =>
    reply.header('cache-control', 'no-cache').sendFile('index.html', root, { cacheControl: false });
  // Relative, because a proxy in front may serve all of this under a path of its own.
  app.get('/studio', (_request, reply) => reply.redirect('studio/'));
  app.get('/studio/', sendPage(STUDIO));
  // The public list of shows; it leads the owner, whose browser has the key, to theirs.
  app.get('/', sendPage(SHOWS));
  app.get(SHOW_PAGE, sendPage(VIEWER));
}

/** Fastify's own errors, such as of a body over the limit, have a status; every other error is the server's. */
function statusCodeOf(error: unknown): number {
  return (error as { statusCode?: number }).statusCode ?? 500;
}

function statusOf({ code }: CommandError): number {
  switch (code) {
    case 'bad-token':
    case 'expired':
    case 'revoked':
      return 401;
    case 'is-live':
      return 409;
    case 'forbidden':
      return 403;
    case 'not-found':
      return 404;
    case 'too-large':
      return 413;
    case 'wrong-offset':
      return 409;
    case 'rate-limited':
      return 429;
    case 'storage':
    case 'no-media':
      return 503;
    case 'internal':
      return 500;
    default:
      return 400;
  }
}
