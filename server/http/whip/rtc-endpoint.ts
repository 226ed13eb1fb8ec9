import type { FastifyRequest } from 'fastify';
import type { RtcSession } from '../../media/rtc-session.ts';
import type { Offer } from '../../media/sdp/offer.ts';
import type { OpenShow } from '../../shows.ts';

/** What WHIP and WHEP differ in; their routes are the same (rtc-routes.ts). */
export interface RtcEndpoint {
  /** First part of the endpoint's path. */
  readonly path: 'whip' | 'whep';
  /**
   * Authorizes a request. Throws an HttpError or a CommandError.
   * @param isNew whether it opens a session; an existing one is protected by its URL, which can't be guessed
   */
  authorize(open: OpenShow, request: FastifyRequest, isNew: boolean): void;
  /** Opens a session in a show. Throws an HttpError, an OfferError or a CommandError. */
  openSession(open: OpenShow, offer: Offer, request: FastifyRequest): Promise<RtcSession>;
}
