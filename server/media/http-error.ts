import type { FastifyReply } from 'fastify';
import { CommandError } from '../../shared/errors.ts';
import { OfferError } from './sdp/offer.ts';

/** The Retry-After of answers that may differ later, in seconds. */
const RETRY_AFTER_S = 5;

/** An HTTP request that fails with a status, a message and the headers that belong to that status. */
export class HttpError extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'HttpError';
    this.status = status;
    this.headers = headers;
  }
}

/** The show isn't live, or nobody publishes: the WHEP draft's answer before the start. */
export const notOnAir = (): HttpError =>
  new HttpError(409, 'This show is not on air now; try again later.', {
    'retry-after': String(RETRY_AFTER_S),
  });

/** Answers with problem details (RFC 9457). Returns false, without an answer, for errors of the server. */
export function sendProblemDetails(error: unknown, reply: FastifyReply): boolean {
  const known = toHttpError(error);
  if (!known) return false;
  const { status, message, headers } = known;
  reply.code(status).headers(headers).type('application/problem+json');
  reply.send(JSON.stringify({ status, detail: message }));
  return true;
}

function toHttpError(error: unknown): HttpError | undefined {
  if (error instanceof HttpError) return error;
  if (error instanceof OfferError)
    return new HttpError(error.kind === 'malformed' ? 400 : 422, error.message);
  if (error instanceof CommandError) return fromCommandError(error);
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  return status < 500 ? new HttpError(status, (error as Error).message) : undefined;
}

function fromCommandError({ code, message, params }: CommandError): HttpError | undefined {
  switch (code) {
    case 'bad-token':
      return new HttpError(401, message, { 'www-authenticate': 'Bearer error="invalid_token"' });
    case 'banned':
      return new HttpError(403, message);
    case 'not-found':
      return new HttpError(404, message);
    case 'elsewhere':
      return new HttpError(409, message, { 'retry-after': String(RETRY_AFTER_S) });
    case 'rate-limited':
      return new HttpError(429, message, {
        'retry-after': String(Math.ceil(Number(params?.retryInMs ?? RETRY_AFTER_S * 1000) / 1000)),
      });
    case 'no-media':
      return new HttpError(503, message, { 'retry-after': String(RETRY_AFTER_S) });
    default:
      return undefined;
  }
}
