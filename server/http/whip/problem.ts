import type { FastifyReply } from 'fastify';
import { CommandError } from '../../../shared/errors.ts';
import { OfferProblem } from '../../media/sdp/offer.ts';

/** How long a client that came too early should wait, in seconds. */
const RETRY_AFTER_S = 5;

/** Why an HTTP request is turned down, as a status, words, and headers that belong to that status. */
export class HttpProblem extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** The show is not live, or nobody sends: the WHEP draft's answer to who comes too early. */
export const notOnAir = (): HttpProblem =>
  new HttpProblem(409, 'This show is not on air now; try again later.', {
    'retry-after': String(RETRY_AFTER_S),
  });

/** Answers with problem details (RFC 9457). Returns false for what is no problem of the request. */
export function sendProblem(error: unknown, reply: FastifyReply): boolean {
  const problem = problemOf(error);
  if (!problem) return false;
  const { status, message, headers } = problem;
  reply.code(status).headers(headers).type('application/problem+json');
  reply.send(JSON.stringify({ status, detail: message }));
  return true;
}

function problemOf(error: unknown): HttpProblem | undefined {
  if (error instanceof HttpProblem) return error;
  if (error instanceof OfferProblem)
    return new HttpProblem(error.kind === 'malformed' ? 400 : 422, error.message);
  if (error instanceof CommandError) return ofCommandError(error);
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  return status < 500 ? new HttpProblem(status, (error as Error).message) : undefined;
}

function ofCommandError({ code, message }: CommandError): HttpProblem | undefined {
  switch (code) {
    case 'bad-token':
      return new HttpProblem(401, message, { 'www-authenticate': 'Bearer error="invalid_token"' });
    case 'not-found':
      return new HttpProblem(404, message);
    case 'elsewhere':
      return new HttpProblem(409, message, { 'retry-after': String(RETRY_AFTER_S) });
    case 'rate-limited':
      return new HttpProblem(429, message, { 'retry-after': String(RETRY_AFTER_S) });
    case 'no-media':
      return new HttpProblem(503, message, { 'retry-after': String(RETRY_AFTER_S) });
    default:
      return undefined;
  }
}
