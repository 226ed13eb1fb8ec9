import { once } from 'node:events';
import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import type { PictureErrorCode } from '../../shared/catalog/pictures.ts';
import { MAX_PICTURE_BYTES, pictureTypeOf } from '../pictures.ts';

const MAX_MS = 20_000;
const MAX_REDIRECTS = 4;
const HEADERS = { accept: 'image/webp,image/png,image/jpeg', 'user-agent': 'Vitrine' };

/** A picture that can't be fetched; `fault` is the reason, as in the signal to the studio. */
export class PictureError extends Error {
  readonly fault: PictureErrorCode;

  constructor(fault: PictureErrorCode, cause?: unknown) {
    super(fault, { cause });
    this.name = 'PictureError';
    this.fault = fault;
  }
}

/** Requests one address, without following redirects. The agent checks the IP address when it connects, not before. */
async function request(address: URL, mayBePrivate: boolean, signal: AbortSignal): Promise<IncomingMessage> {
  const agent = { allowPrivateIPAddress: mayBePrivate };
  const sent =
    address.protocol === 'https:'
      ? getHttps(address, { agent: new RequestFilteringHttpsAgent(agent), headers: HEADERS, signal })
      : getHttp(address, { agent: new RequestFilteringHttpAgent(agent), headers: HEADERS, signal });
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  // An error after the response has begun ends the reading of its body.
  sent.on('error', error => answer.destroy(error));
  return answer;
}

async function bodyOf(answer: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer) {
    size += (piece as Buffer).byteLength;
    if (size > MAX_PICTURE_BYTES) throw new PictureError('too-large');
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

async function bytesAt(address: URL, mayBePrivate: boolean, signal: AbortSignal, hops = 0): Promise<Buffer> {
  if (address.protocol !== 'https:' && address.protocol !== 'http:') throw new PictureError('unreachable');
  const answer = await request(address, mayBePrivate, signal);
  try {
    const { statusCode = 0, headers } = answer;
    if (statusCode >= 300 && statusCode < 400 && headers.location && hops < MAX_REDIRECTS)
      return await bytesAt(new URL(headers.location, address), mayBePrivate, signal, hops + 1);
    if (statusCode !== 200) throw new PictureError('unreachable');
    if (Number(headers['content-length'] ?? 0) > MAX_PICTURE_BYTES) throw new PictureError('too-large');
    return await bodyOf(answer);
  } finally {
    answer.destroy();
  }
}

function toPictureError(error: unknown, signal: AbortSignal): PictureError {
  if (error instanceof PictureError) return error;
  if (signal.aborted) return new PictureError('too-slow', error);
  // The agent's error has no code, only this message.
  const isPrivate = error instanceof Error && error.message.includes('is not allowed');
  return new PictureError(isPrivate ? 'private' : 'unreachable', error);
}

/**
 * Fetches a picture from a shop's server, with limits of time and size. Throws a PictureError.
 * @param mayBePrivate whether the address may be one of this machine or of a private network
 */
export async function fetchPicture(
  address: string,
  mayBePrivate: boolean,
  stop: AbortSignal,
): Promise<Buffer> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(MAX_MS)]);
  try {
    const body = await bytesAt(new URL(address), mayBePrivate, signal);
    if (!pictureTypeOf(body)) throw new PictureError('not-a-picture');
    return body;
  } catch (error) {
    throw toPictureError(error, signal);
  }
}
