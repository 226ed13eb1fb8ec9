import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CommandError } from '../../../shared/errors.ts';
import type { Admitted } from '../../show/connection.ts';
import type { ShowContext } from '../../show/feature.ts';
import { HttpError, notOnAir } from '../http-error.ts';
import type { MediaRoom } from '../media-room.ts';
import type { RtcEndpoint } from '../rtc-endpoint.ts';
import type { RtcSession } from '../rtc-session.ts';
import type { Offer } from '../sdp/offer.ts';
import { PayloadTypeRouters } from './payload-type-routers.ts';
import { openWhepSession } from './whep-session.ts';

const Query = z.object({ layer: z.coerce.number().int().min(0).max(3).optional() });

/** WHEP (draft-ietf-wish-whep): everybody may play a show while it is live. */
export class WhepEndpoint implements RtcEndpoint {
  readonly path = 'whep';
  readonly #routers = new PayloadTypeRouters();
  readonly #roomOf: (show: ShowContext) => MediaRoom | undefined;
  readonly #admit: (show: ShowContext, token: string) => Promise<Admitted>;

  /**
   * @param roomOf gives a show's room; undefined where the server has no media worker
   * @param admit tells whom a member's token stands for; rejects with a CommandError for one that is no good
   */
  constructor(
    roomOf: (show: ShowContext) => MediaRoom | undefined,
    admit: (show: ShowContext, token: string) => Promise<Admitted>,
  ) {
    this.#roomOf = roomOf;
    this.#admit = admit;
  }

  /** Everybody may play; a player that sends its person's token in the show is known as that person. */
  async memberOf(show: ShowContext, { headers }: FastifyRequest): Promise<string | undefined> {
    const token = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    return this.#admit(show, token).then(
      ({ actor }) => actor.id,
      () => undefined,
    );
  }

  authorize(show: ShowContext, _request: FastifyRequest, isNew: boolean): void {
    if (!isNew) return;
    if (show.state.lifecycle.phase.kind !== 'live' || this.#roomOf(show)?.onAir.length === 0)
      throw notOnAir();
  }

  async openSession(show: ShowContext, offer: Offer, request: FastifyRequest): Promise<RtcSession> {
    const room = this.#roomOf(show);
    if (!room?.routerContext) throw new CommandError('no-media', 'There is no media worker now.');
    const session = await openWhepSession(room, room.routerContext, this.#routers, offer, layerOf(request));
    const { ingest, scenes } = show.state;
    if (ingest.input === 'studio') session.canvas = scenes.canvas;
    return session;
  }
}

/** The highest simulcast layer that a player wants; an addition of ours to WHEP. */
function layerOf({ query }: FastifyRequest): number | undefined {
  const parsed = Query.safeParse(query);
  if (!parsed.success) throw new HttpError(400, 'A "layer" is a number from 0, the smallest, to 3.');
  return parsed.data.layer;
}
