import type { FastifyRequest } from 'fastify';
import { CommandError } from '../../../shared/errors.ts';
import { WhipPublisher } from '../../media/ingest/whip-publisher.ts';
import type { RtcSession } from '../../media/rtc-session.ts';
import type { Offer } from '../../media/sdp/offer.ts';
import type { OpenShow } from '../../shows.ts';
import { HttpError } from './http-error.ts';
import type { RtcEndpoint } from './rtc-endpoint.ts';

/** WHIP (RFC 9725): encoders publish, with the show's key as bearer token. */
export class WhipEndpoint implements RtcEndpoint {
  readonly path = 'whip';

  authorize({ ingest }: OpenShow, { headers }: FastifyRequest, isNew: boolean): void {
    const token = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
    // Some encoders send no token with the requests to their session.
    if (token === undefined && !isNew) return;
    if (token === undefined)
      throw new HttpError(401, 'Send the show’s key as "Authorization: Bearer …".', {
        'www-authenticate': 'Bearer',
      });
    ingest?.checkKey(token);
  }

  async openSession({ ingest }: OpenShow, offer: Offer): Promise<RtcSession> {
    const context = ingest?.room.routerContext;
    if (!ingest || !context) throw new CommandError('no-media', 'There is no media worker now.');
    return (await WhipPublisher.open(ingest, context, offer)).session;
  }
}
