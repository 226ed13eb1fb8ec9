import type { FastifyRequest } from 'fastify';
import type { ShowContext } from '../show/feature.ts';
import type { RtcSession } from './rtc-session.ts';
import type { Offer } from './sdp/offer.ts';

/** What WHIP and WHEP differ in; their routes are the same (rtc-routes.ts). */
export interface RtcEndpoint {
  /** First part of the endpoint's path. */
  readonly path: 'whip' | 'whep';
  /**
   * Authorizes a request. Throws an HttpError or a CommandError.
   * @param isNew whether it opens a session; an existing one is protected by its URL, which can't be guessed
   */
  authorize(show: ShowContext, request: FastifyRequest, isNew: boolean): void;
  /** Who opens a session, where they have shown that they belong to the show: only they are told of TURN servers. */
  memberOf(show: ShowContext, request: FastifyRequest): Promise<string | undefined>;
  /** Opens a session in a show. Throws an HttpError, an OfferError or a CommandError. */
  openSession(show: ShowContext, offer: Offer, request: FastifyRequest): Promise<RtcSession>;
}
