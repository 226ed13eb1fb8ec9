import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CommandError } from '../../../shared/errors.ts';
import { WhipPublisher } from '../../media/ingest/whip-publisher.ts';
import { PayloadTypeRouters } from '../../media/playback/payload-type-routers.ts';
import { openWhepSession } from '../../media/playback/whep-session.ts';
import type { RtcSession } from '../../media/rtc-session.ts';
import type { Offer } from '../../media/sdp/offer.ts';
import type { OpenShow } from '../../shows.ts';
import { HttpError, notOnAir } from './problem.ts';

/** A kind of session: its address begins with `path`. */
export interface Door {
  readonly path: 'whip' | 'whep';
  /** Throws where a request may not come in; a session that is there already asks for less than a new one. */
  readonly check: (open: OpenShow, request: FastifyRequest, isNew: boolean) => void;
  /** Opens a session in a show, or throws what is against it. */
  readonly open: (open: OpenShow, offer: Offer, request: FastifyRequest) => Promise<RtcSession>;
}

/** The door for encoders, which need the show's key. */
export function whip(): Door {
  return {
    path: 'whip',
    check: ({ ingest }, request, isNew) => {
      const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
      // The address of a session can't be guessed, so encoders that send no token with it may still end it.
      if (token === undefined && !isNew) return;
      if (token === undefined)
        throw new HttpError(401, 'Send the show’s key as "Authorization: Bearer …".', {
          'www-authenticate': 'Bearer',
        });
      ingest?.checkKey(token);
    },
    open: async ({ ingest }, offer) => {
      const context = ingest?.room.routerContext;
      if (!ingest || !context) throw new CommandError('no-media', 'There is no media worker now.');
      return (await WhipPublisher.open(ingest, context, offer)).session;
    },
  };
}

/** The door for players, which is open while the show is. */
export function whep(): Door {
  const routers = new PayloadTypeRouters();
  return {
    path: 'whep',
    check: ({ show, media }, _request, isNew) => {
      if (!isNew) return;
      if (show.state.phase.kind !== 'live' || media?.onAir.length === 0) throw notOnAir();
    },
    open: async ({ media }, offer, request) => {
      if (!media?.routerContext) throw new CommandError('no-media', 'There is no media worker now.');
      return openWhepSession(media, media.routerContext, routers, offer, layerOf(request));
    },
  };
}

const Query = z.object({ layer: z.coerce.number().int().min(0).max(3).optional() });

/** The simulcast layer that a player limits itself to; our own addition to WHEP. */
function layerOf({ query }: FastifyRequest): number | undefined {
  const parsed = Query.safeParse(query);
  if (!parsed.success) throw new HttpError(400, 'A "layer" is a number from 0, the smallest, to 3.');
  return parsed.data.layer;
}
