import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
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
import type { ServerContext, Service } from '../show/feature.ts';
import { StartError } from '../start-error.ts';
import { inlineScriptSources } from './inline-scripts.ts';

/** Of a route that names no limit of its own. */
const MAX_BODY_BYTES = 64 * 1024;
/** For a whole request, its body included: the largest list of products over a slow line takes a minute. */
const REQUEST_MS = 120_000;
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const STUDIO = `${DIST}renderer`;
const VIEWER = `${DIST}viewer`;

/** Without the log nothing can be decided; without media, chat and offers go on. */
export interface Health {
  readonly log: boolean;
  readonly media: boolean;
}

export interface HttpOptions {
  readonly server: ServerContext;
  /** What the features answer by plain HTTP. */
  readonly services: Iterable<Service>;
  /** What of the server works, by its name. */
  readonly health: () => Promise<Health>;
}

const isStudio = ({ url }: IncomingMessage): boolean => url?.startsWith('/studio/') ?? false;

/**
 * Only the studio may compile WebAssembly, for noise suppression and backgrounds; no page may use eval. The viewer's page
 * has a script within its document, which the build has written there.
 */
function scriptSources(): (request: IncomingMessage) => string {
  const viewer = ["'self'", ...inlineScriptSources(readFileSync(`${VIEWER}/index.html`, 'utf8'))].join(' ');
  return request => (isStudio(request) ? "'self' 'wasm-unsafe-eval'" : viewer);
}
/** Only the studio may connect to other servers: WHIP servers of the host's choice, by HTTPS or on their own machine. */
const connectSource = (request: IncomingMessage): string =>
  isStudio(request) ? 'https: http://127.0.0.1:* http://localhost:*' : "'self'";

/** Where pages may load from: styles and frames from this server only, product pictures from any shop. */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'https:', 'data:', 'blob:'],
  mediaSrc: ["'self'", 'blob:'],
  connectSrc: ["'self'", 'ws:', 'wss:', connectSource],
  fontSrc: ["'self'"],
  workerSrc: ["'self'", 'blob:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

/** Creates the HTTP server: pages, socket, and the routes of plain HTTP. Throws a StartError where pages aren't built. */
export async function createHttp({ server, services, health }: HttpOptions): Promise<FastifyInstance> {
  const { logger, folder } = server;
  const app = fastify({
    loggerInstance: logger as FastifyBaseLogger,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_MS,
    trustProxy: server.config.trustProxy,
    logController: new LogController({ disableRequestLogging: true }),
  });
  for (const folder of [STUDIO, VIEWER]) {
    if (!existsSync(folder))
      throw new StartError(`The pages are not built yet (${folder}); run: npm run build`);
  }
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { ...CONTENT_SECURITY_POLICY, scriptSrc: [scriptSources()] },
    },
    // No HSTS: plain HTTP is allowed on the own machine and network.
    strictTransportSecurity: false,
    originAgentCluster: false,
    crossOriginOpenerPolicy: false,
  });
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
    if (error instanceof CommandError) return reply.code(status).send({ error: error.toWire() });
    const code = status === 413 ? 'too-large' : status < 500 ? 'bad-data' : 'internal';
    const message = status < 500 ? (error as Error).message : 'Something went wrong on the server.';
    return reply.code(status).send({ error: { code, message } });
  });
  return app;
}

async function pageRoutes(app: FastifyInstance, pictures: string): Promise<void> {
  const assets = { maxAge: '1y', immutable: true, index: false, preCompressed: true } as const;
  await app.register(serveStatic, { root: STUDIO, prefix: '/studio/', ...assets });
  await app.register(serveStatic, { root: VIEWER, prefix: '/v/', decorateReply: false, ...assets });
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
  app.get('/studio', (_request, reply) => reply.redirect('/studio/'));
  app.get('/studio/', sendPage(STUDIO));
  for (const path of ['/', '/s/:show']) app.get(path, sendPage(VIEWER));
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
