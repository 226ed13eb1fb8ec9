import type { FastifyRequest } from 'fastify';
import { CommandError } from '../../../shared/errors.ts';
import type { ShowContext } from '../../show/feature.ts';
import { HttpError } from '../http-error.ts';
import { ENCODER } from '../ice-servers.ts';
import type { RtcEndpoint } from '../rtc-endpoint.ts';
import type { RtcSession } from '../rtc-session.ts';
import { CodecError, type Offer } from '../sdp/offer.ts';
import type { Refusal, ShowIngest } from './show-ingest.ts';
import { WhipPublisher } from './whip-publisher.ts';

/** WHIP (RFC 9725): encoders publish, with the show's key as bearer token. */
export class WhipEndpoint implements RtcEndpoint {
  readonly path = 'whip';
  readonly #ingestOf: (show: ShowContext) => ShowIngest;

  /** @param ingestOf gives a show's ingest, or throws a CommandError `no-media` */
  constructor(ingestOf: (show: ShowContext) => ShowIngest) {
    this.#ingestOf = ingestOf;
  }

  authorize(show: ShowContext, { headers }: FastifyRequest, isNew: boolean): void {
    const token = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
    // Some encoders send no token with the requests to their session.
    if (token === undefined && !isNew) return;
    if (token === undefined)
      throw new HttpError(401, 'Send the show’s key as "Authorization: Bearer …".', {
        'www-authenticate': 'Bearer',
      });
    this.#ingestOf(show).checkKey(token);
  }

  /** Who opens a session here has the show's key. */
  async memberOf(): Promise<string> {
    return ENCODER;
  }

  async openSession(show: ShowContext, offer: Offer): Promise<RtcSession> {
    const ingest = this.#ingestOf(show);
    const context = ingest.room.routerContext;
    if (!context) throw new CommandError('no-media', 'There is no media worker now.');
    try {
      return (await WhipPublisher.open(ingest, context, offer)).session;
    } catch (error) {
      if (error instanceof CodecError) ingest.reportRefused(this.path, refusalOf(error));
      throw error;
    }
  }
}

const refusalOf = ({ media, offered }: CodecError): Refusal => ({
  code: media === 'video' ? 'video-codec' : 'audio-codec',
  offered,
});
