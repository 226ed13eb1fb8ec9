import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CommandError } from '../../../shared/errors.ts';
import { PayloadTypeRouters } from '../../media/playback/payload-type-routers.ts';
import { openWhepSession } from '../../media/playback/whep-session.ts';
import type { RtcSession } from '../../media/rtc-session.ts';
import type { Offer } from '../../media/sdp/offer.ts';
import type { OpenShow } from '../../shows.ts';
import { HttpError, notOnAir } from './http-error.ts';
import type { RtcEndpoint } from './rtc-endpoint.ts';

const Query = z.object({ layer: z.coerce.number().int().min(0).max(3).optional() });

/** WHEP (draft-ietf-wish-whep): everybody may play a show while it is live. */
export class WhepEndpoint implements RtcEndpoint {
  readonly path = 'whep';
  readonly #routers = new PayloadTypeRouters();

  authorize({ show, media }: OpenShow, _request: FastifyRequest, isNew: boolean): void {
    if (!isNew) return;
    if (show.state.phase.kind !== 'live' || media?.onAir.length === 0) throw notOnAir();
  }

  async openSession({ media }: OpenShow, offer: Offer, request: FastifyRequest): Promise<RtcSession> {
    if (!media?.routerContext) throw new CommandError('no-media', 'There is no media worker now.');
    return openWhepSession(media, media.routerContext, this.#routers, offer, layerOf(request));
  }
}

/** The highest simulcast layer that a player wants; an addition of ours to WHEP. */
function layerOf({ query }: FastifyRequest): number | undefined {
  const parsed = Query.safeParse(query);
  if (!parsed.success) throw new HttpError(400, 'A "layer" is a number from 0, the smallest, to 3.');
  return parsed.data.layer;
}
