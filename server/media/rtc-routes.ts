import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AIR_HEADER } from '../../shared/media/air-header.ts';
import { CANVAS_HEADER } from '../../shared/media/canvas-header.ts';
import { PICTURE_PATH } from '../../shared/media/picture-path.ts';
import { UNSUPPORTED_HEADER } from '../../shared/media/unsupported-header.ts';
import { addressKey } from '../edge/client-address.ts';
import { pathPrefixOf } from '../origin.ts';
import type { ServerContext } from '../show/feature.ts';
import { HttpError, sendProblemDetails } from './http-error.ts';
import { iceLinks } from './ice-servers.ts';
import { OfferLimits } from './offer-limits.ts';
import type { RtcEndpoint } from './rtc-endpoint.ts';
import type { RtcSession } from './rtc-session.ts';
import { readFragment } from './sdp/fragment.ts';
import { readOffer } from './sdp/offer.ts';

const SDP = 'application/sdp';
const FRAGMENT = 'application/trickle-ice-sdpfrag';
const MAX_SDP_BYTES = 64 * 1024;

/** What is logged once for many: what a stranger may cause as often as they like. */
const BURSTS = new Map([
  [401, 'Tokens were refused.'],
  [429, 'Requests were refused: too many.'],
]);

const ENDPOINT_METHODS = 'POST, OPTIONS';
const SESSION_METHODS = 'PATCH, DELETE, OPTIONS';

type ShowRequest = FastifyRequest<{ Params: { show: string } }>;
type SessionRequest = FastifyRequest<{ Params: { show: string; session: string } }>;

/**
 * WHIP (RFC 9725) for encoders and WHEP (draft-ietf-wish-whep) for players: POST of an offer opens a session, whose URL
 * is in Location; PATCH restarts its ICE, DELETE ends it.
 */
export async function rtcRoutes(
  app: FastifyInstance,
  { server, endpoint }: { server: ServerContext; endpoint: RtcEndpoint },
): Promise<void> {
  const { logger, bursts } = server;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: MAX_SDP_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  app.addHook('onRequest', async (_request, reply) => allowEveryOrigin(reply));
  app.setErrorHandler((error, request, reply) => {
    if (sendProblemDetails(error, reply)) {
      logger.debug({ err: error, req: request }, 'A WHIP or WHEP request was refused.');
      const what = BURSTS.get(reply.statusCode);
      if (what) bursts.note(what, addressKey(request.ip), { err: error });
      return;
    }
    logger.error({ err: error, req: request }, 'A WHIP or WHEP request failed with an error of the server.');
    sendProblemDetails(new HttpError(500, 'Something went wrong on the server.'), reply);
  });
  endpointRoutes(app, server, endpoint);
}

function endpointRoutes(app: FastifyInstance, server: ServerContext, endpoint: RtcEndpoint): void {
  const sessions = new Map<string, RtcSession>();
  const onOpen = (opened: RtcSession) => {
    sessions.set(opened.id, opened);
    opened.onClose(() => sessions.delete(opened.id));
  };
  const find = async (request: SessionRequest) => {
    endpoint.authorize(await server.find(request.params.show), request, false);
    const found = sessions.get(request.params.session);
    if (!found) throw new HttpError(404, 'There is no such session (any more).');
    return found;
  };
  // People copy addresses with a slash at their end, and some encoders add one.
  for (const end of ['', '/']) {
    openingRoutes(app, `/${endpoint.path}/:show${end}`, server, endpoint, onOpen);
    sessionRoutes(app, `/${endpoint.path}/:show/:session${end}`, find);
  }
  if (endpoint.path === 'whep') pictureRoute(app, find);
}

/** Our own addition: a player whose picture stands still asks whether its line is the reason. */
function pictureRoute(app: FastifyInstance, find: (request: SessionRequest) => Promise<RtcSession>): void {
  app.get(`/whep/:show/:session${PICTURE_PATH}`, async (request: SessionRequest, reply) =>
    reply.header('cache-control', 'no-store').send({ heldBack: (await find(request)).isPictureHeldBack() }),
  );
}

/** The endpoint's URL, where sessions are opened. */
function openingRoutes(
  app: FastifyInstance,
  url: string,
  server: ServerContext,
  endpoint: RtcEndpoint,
  onOpen: (session: RtcSession) => void,
): void {
  const linksFor = (memberId: string | undefined) => {
    const { iceServers: servers, turnSecret } = server.config;
    const link = iceLinks({ servers, turnSecret }, memberId, Date.now());
    return link.length > 0 ? { link } : {};
  };
  app.options(url, async (_request, reply) =>
    reply
      .code(204)
      .headers({
        'access-control-allow-methods': ENDPOINT_METHODS,
        'accept-post': SDP,
        ...linksFor(undefined),
      })
      .send(),
  );
  const limits = new OfferLimits();
  const settles = new WeakMap<FastifyRequest, () => void>();
  // Who comes is asked before the offer is read.
  const onRequest = async (request: FastifyRequest): Promise<void> => {
    settles.set(request, await limits.enter(addressKey(request.ip)));
    endpoint.authorize(await server.find((request as ShowRequest).params.show), request, true);
    expectType(request, SDP);
    expectAccepts(request, SDP);
  };
  // An offer that was refused, or whose client has gone, leaves no session that could connect.
  const settle = async (request: FastifyRequest): Promise<void> => settles.get(request)?.();
  const onResponse = async (request: FastifyRequest, { statusCode }: FastifyReply): Promise<void> => {
    if (statusCode !== 201) await settle(request);
  };
  app.post(url, { onRequest, onResponse, onRequestAbort: settle }, async (request, reply) => {
    const open = await server.find((request as ShowRequest).params.show);
    const opened = await endpoint.openSession(open, readOffer(request.body as string), request);
    void opened.settled.then(() => settle(request));
    onOpen(opened);
    return reply
      .code(201)
      .headers({
        location: locationOf(request, opened, server),
        etag: opened.etag,
        'accept-patch': FRAGMENT,
        ...(opened.air ? { [AIR_HEADER]: opened.air } : {}),
        ...(opened.canvas ? { [CANVAS_HEADER]: opened.canvas } : {}),
        ...(opened.unsupported.length > 0 ? { [UNSUPPORTED_HEADER]: opened.unsupported.join(' ') } : {}),
        ...linksFor(await endpoint.memberOf(open, request)),
      })
      .type(SDP)
      .send(opened.answer);
  });
  refuseOtherMethods(app, url, ENDPOINT_METHODS, ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']);
}

/**
 * A session's URL as a path, with that of a proxy in front. Not relative to the endpoint's, as RFC 9110 (10.2.2) allows: OBS
 * (33.0) takes what doesn't begin with `http` for a whole path.
 */
function locationOf({ url }: FastifyRequest, { id }: RtcSession, { config }: ServerContext): string {
  const [path = ''] = url.split('?');
  return `${pathPrefixOf(config)}${path.replace(/\/$/, '')}/${id}`;
}

/** The URLs of sessions. */
function sessionRoutes(
  app: FastifyInstance,
  url: string,
  find: (request: SessionRequest) => Promise<RtcSession>,
): void {
  app.options(url, async (_request, reply) =>
    reply
      .code(204)
      .headers({ 'access-control-allow-methods': SESSION_METHODS, 'accept-patch': FRAGMENT })
      .send(),
  );
  app.patch(url, async (request: SessionRequest, reply) => patch(await find(request), request, reply));
  app.delete(url, async (request: SessionRequest, reply) => {
    (await find(request)).close();
    return reply.code(200).send();
  });
  refuseOtherMethods(app, url, SESSION_METHODS, ['GET', 'HEAD', 'PUT', 'POST']);
}

/** Trickled candidates, which a server with a public address doesn't need, or an ICE restart. */
async function patch(
  session: RtcSession,
  request: SessionRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  expectType(request, FRAGMENT);
  const match = request.headers['if-match'];
  if (match === undefined) throw new HttpError(428, 'Send the session’s entity tag in If-Match.');
  const credentials = readFragment(request.body as string);
  if (!credentials) throw new HttpError(400, 'The fragment must have "a=ice-ufrag" and "a=ice-pwd".');
  const isAny = match.trim() === '*';
  if (isAny && !session.isCurrent(credentials)) {
    const fragment = await session.restartIce(credentials);
    return reply.code(200).header('etag', session.etag).type(FRAGMENT).send(fragment);
  }
  if (!isAny && !entityTagsOf(match).includes(session.etag))
    throw new HttpError(412, 'The ICE session has been restarted; its entity tag is another one now.');
  if (!session.isCurrent(credentials))
    throw new HttpError(412, 'These candidates are of another ICE session; restart it with If-Match: *.');
  return reply.code(204).send();
}

/** The strong entity tags of an If-Match header, which is a list (RFC 9110, 13.1.1); weak ones never match there. */
const entityTagsOf = (header: string): string[] =>
  (header.match(/(?:W\/)?"[^"]*"/g) ?? []).filter(tag => !tag.startsWith('W/'));

function refuseOtherMethods(
  app: FastifyInstance,
  url: string,
  allow: string,
  method: ('GET' | 'HEAD' | 'PUT' | 'POST' | 'PATCH' | 'DELETE')[],
): void {
  app.route({
    method,
    url,
    exposeHeadRoute: false,
    handler: async () => {
      throw new HttpError(405, `Only ${allow} are of use here.`, { allow });
    },
  });
}

function expectType(request: FastifyRequest, type: string): void {
  const given = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (given !== type) throw new HttpError(415, `The body must be ${type}.`);
}

function expectAccepts({ headers }: FastifyRequest, type: string): void {
  const accepted = (headers.accept ?? '*/*').split(',').map(range => range.split(';')[0]?.trim());
  if (!accepted.some(range => range === type || range === '*/*' || range === 'application/*'))
    throw new HttpError(406, `The answer is ${type}, which the Accept header leaves out.`);
}

/** Players and encoders may be pages of other sites: a show is protected by its key, not by the page's origin. */
function allowEveryOrigin(reply: FastifyReply): void {
  reply.headers({
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'Authorization, Content-Type, If-Match, ETag',
    'access-control-expose-headers':
      'Location, ETag, Link, Accept-Patch, Accept-Post, Retry-After, Access-Control-Allow-Methods',
  });
}
