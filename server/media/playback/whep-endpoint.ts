import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CommandError } from '../../../shared/errors.ts';
import { browserCookieOf } from '../../edge/browser-cookie.ts';
import { addressKey } from '../../edge/client-address.ts';
import type { ShowContext } from '../../show/feature.ts';
import type { Admission } from '../../team/admission.ts';
import { HttpError, notOnAir } from '../http-error.ts';
import type { MediaRoom } from '../media-room.ts';
import type { RtcEndpoint } from '../rtc-endpoint.ts';
import type { RtcSession } from '../rtc-session.ts';
import type { Offer } from '../sdp/offer.ts';
import { PayloadTypeRouters } from './payload-type-routers.ts';
import { openWhepSession } from './whep-session.ts';

const Query = z.object({ layer: z.coerce.number().int().min(0).max(3).optional() });
/** Asks for this server's own picture, also while a media service has it; an addition of ours. */
const Own = z.object({ own: z.literal('1') });
const Preview = z.object({ preview: z.string().min(1).max(64) });

/** Whom the credentials of a page are made out to that has not joined yet. */
const VIEWER = 'viewer';

/** The token of a person in the show (RFC 6750). */
const tokenOf = ({ headers }: FastifyRequest): string | undefined =>
  /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];

/** WHEP (draft-ietf-wish-whep): everybody may play a show while it is live. */
export class WhepEndpoint implements RtcEndpoint {
  readonly path = 'whep';
  readonly #routers = new PayloadTypeRouters();
  readonly #roomOf: (show: ShowContext) => MediaRoom | undefined;
  readonly #admission: Pick<Admission, 'admit' | 'watcherOf'>;
  readonly #isOwnPage: (request: FastifyRequest) => boolean;
  /**
   * @param roomOf gives a show's room; undefined where the server has no media worker
   * @param admission tells whom a member's token stands for, and who may not play
   * @param isOwnPage whether a request comes from a page of this server
   */
  constructor(
    roomOf: (show: ShowContext) => MediaRoom | undefined,
    admission: Pick<Admission, 'admit' | 'watcherOf'>,
    isOwnPage: (request: FastifyRequest) => boolean = () => false,
  ) {
    this.#roomOf = roomOf;
    this.#admission = admission;
    this.#isOwnPage = isOwnPage;
  }

  /**
   * Everybody may play; a player that sends its person's token in the show is known as that person. Our own page begins to
   * play before it has joined the show, where everybody is given a token: so it needs none.
   */
  async memberOf(show: ShowContext, request: FastifyRequest): Promise<string | undefined> {
    const token = tokenOf(request);
    if (token === undefined) return this.#isOwnPage(request) ? VIEWER : undefined;
    return this.#admission.admit(show, token).then(
      ({ actor }) => actor.id,
      () => undefined,
    );
  }

  authorize(show: ShowContext, request: FastifyRequest, isNew: boolean): void {
    if (!isNew) return;
    const room = this.#roomOf(show);
    const { kind } = show.state.lifecycle.phase;
    const isOpen = kind === 'live' || (kind === 'ready' && room?.mayPreview(previewOf(request)));
    if (!isOpen || room?.onAir.length === 0) throw notOnAir();
  }

  async openSession(show: ShowContext, offer: Offer, request: FastifyRequest): Promise<RtcSession> {
    const room = this.#roomOf(show);
    const peer = { address: addressKey(request.ip), browser: browserCookieOf(request).browser };
    const enter = () => this.#admission.watcherOf(show, tokenOf(request), peer);
    const watcher = await enter();
    // Only our own page comes back where that fails.
    if (room?.elsewhere !== undefined && this.#isOwnPage(request) && !Own.safeParse(request.query).success)
      throw new HttpError(307, 'Viewers get this show from a media service.', { location: room.elsewhere });
    if (!room?.routerContext) throw new CommandError('no-media', 'There is no media worker now.');
    const session = await openWhepSession(room, room.routerContext, this.#routers, offer, layerOf(request));
    session.onClose(room.watchers.add({ ...watcher, close: () => session.close() }));
    // They may have been banned meanwhile.
    await enter().catch(error => {
      session.close();
      throw error;
    });
    const { ingest, scenes } = show.state;
    if (ingest.input === 'studio') session.canvas = scenes.canvas;
    return session;
  }
}

/** The ticket of somebody whom the host lets see the picture before the show. */
const previewOf = ({ query }: FastifyRequest): string | undefined => Preview.safeParse(query).data?.preview;

/** The highest simulcast layer that a player wants; an addition of ours to WHEP. */
function layerOf({ query }: FastifyRequest): number | undefined {
  const parsed = Query.safeParse(query);
  if (!parsed.success) throw new HttpError(400, 'A "layer" is a number from 0, the smallest, to 3.');
  return parsed.data.layer;
}
