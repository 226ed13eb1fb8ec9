import { once } from 'node:events';
import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import type { PictureFault } from '../../shared/catalog/pictures.ts';
import { MAX_PICTURE_BYTES, pictureTypeOf } from '../pictures.ts';

const MAX_MS = 20_000;
const MAX_REDIRECTS = 4;
const HEADERS = { accept: 'image/webp,image/png,image/jpeg', 'user-agent': 'Vitrine' };

/** A picture that can't be had; `fault` says why. */
export class PictureProblem extends Error {
  readonly fault: PictureFault;

  constructor(fault: PictureFault) {
    super(fault);
    this.name = 'PictureProblem';
    this.fault = fault;
  }
}

/** Gets one address without following where it leads on. The address is checked as it is connected to, not before. */
async function answerOf(address: URL, mayBePrivate: boolean, signal: AbortSignal): Promise<IncomingMessage> {
  const agent = { allowPrivateIPAddress: mayBePrivate };
  const request =
    address.protocol === 'https:'
      ? getHttps(address, { agent: new RequestFilteringHttpsAgent(agent), headers: HEADERS, signal })
      : getHttp(address, { agent: new RequestFilteringHttpAgent(agent), headers: HEADERS, signal });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  // An error after the answer has begun ends the reading of its body.
  request.on('error', error => answer.destroy(error));
  return answer;
}

async function bodyOf(answer: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer) {
    size += (piece as Buffer).byteLength;
    if (size > MAX_PICTURE_BYTES) throw new PictureProblem('too-large');
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

async function bytesAt(address: URL, mayBePrivate: boolean, signal: AbortSignal, hops = 0): Promise<Buffer> {
  if (address.protocol !== 'https:' && address.protocol !== 'http:') throw new PictureProblem('unreachable');
  const answer = await answerOf(address, mayBePrivate, signal);
  try {
    const { statusCode = 0, headers } = answer;
    if (statusCode >= 300 && statusCode < 400 && headers.location && hops < MAX_REDIRECTS)
      return await bytesAt(new URL(headers.location, address), mayBePrivate, signal, hops + 1);
    if (statusCode !== 200) throw new PictureProblem('unreachable');
    if (Number(headers['content-length'] ?? 0) > MAX_PICTURE_BYTES) throw new PictureProblem('too-large');
    return await bodyOf(answer);
  } finally {
    answer.destroy();
  }
}

function problemOf(error: unknown, signal: AbortSignal): PictureProblem {
  if (error instanceof PictureProblem) return error;
  if (signal.aborted) return new PictureProblem('too-slow');
  // The agent has no code for it, only these words.
  const isPrivate = error instanceof Error && error.message.includes('is not allowed');
  return new PictureProblem(isPrivate ? 'private' : 'unreachable');
}

/**
 * Fetches a picture from wherever a shop keeps it, in bounded time and size. Throws a PictureProblem.
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
    if (!pictureTypeOf(body)) throw new PictureProblem('not-a-picture');
    return body;
  } catch (error) {
    throw problemOf(error, signal);
  }
}
