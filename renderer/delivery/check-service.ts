import { showsPicture } from '../../client/playback/flow-watch.ts';
import { WhepPlayer } from '../../client/playback/whep-player.ts';
import { HttpSessionError } from '../../client/whip/http-session.ts';
import { openWhip } from '../../client/whip/publisher.ts';
import type { ServiceAccess } from './service-output.ts';
import { openTestPicture } from './test-picture.ts';

/** What a media service does wrong, at the address to send to or at the one to play from. */
export interface ServiceProblem {
  readonly at: 'whip' | 'whep';
  readonly code:
    | 'unauthorized' // it doesn't take the token, or wants one of viewers
    | 'not-found' // there is no such thing at this address
    | 'busy' // something else is being sent there
    | 'refused' // it doesn't take what pages send or want
    | 'broken' // it fails by itself, and says so
    | 'other-pages' // it answers, and not to pages of other origins (CORS)
    | 'unreachable' // nothing answers
    | 'no-way' // it answers, and pictures don't get through
    | 'no-picture'; // all is well, except that no picture comes
}

/** How long a connection, and the picture, may take. */
const CONNECT_MS = 10_000;
const PICTURE_MS = 10_000;
/** Services need a moment until what is sent can be played. */
const APPEAR_MS = 10_000;
const ASK_EVERY_MS = 1000;

const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

/**
 * Sends a test picture to a media service and plays it, as the studio and viewers' pages would. The host's own picture stays
 * here: who else has the address isn't known. Resolves with the first thing that is wrong.
 */
export async function checkService({
  whip,
  token,
  whep,
}: ServiceAccess): Promise<ServiceProblem | undefined> {
  const picture = openTestPicture();
  const connection = new RTCPeerConnection();
  let end = () => connection.close();
  try {
    const session = await openWhip(
      connection,
      { address: whip, token },
      { video: picture.track, audio: null },
    );
    end = () => session.close();
    if (!(await isConnected(connection))) return { at: 'whip', code: 'no-way' };
    return await checkPlayback(whep);
  } catch (error) {
    return { at: 'whip', code: await codeOf(error, whip) };
  } finally {
    end();
    picture.close();
  }
}

async function checkPlayback(whep: string): Promise<ServiceProblem | undefined> {
  const until = performance.now() + APPEAR_MS;
  for (;;) {
    try {
      const player = await WhepPlayer.open(whep);
      const isShown = await showsPicture(player, 'video', PICTURE_MS);
      const isLinked = player.connection.connectionState === 'connected';
      player.close();
      return isShown ? undefined : { at: 'whep', code: isLinked ? 'no-picture' : 'no-way' };
    } catch (error) {
      const isEarly = error instanceof HttpSessionError && [404, 409, 425, 503].includes(error.status);
      if (!isEarly || performance.now() > until) return { at: 'whep', code: await codeOf(error, whep) };
    }
    await pause(ASK_EVERY_MS);
  }
}

async function isConnected(connection: RTCPeerConnection): Promise<boolean> {
  const until = performance.now() + CONNECT_MS;
  while (performance.now() < until && connection.connectionState !== 'failed') {
    if (connection.connectionState === 'connected') return true;
    await pause(50);
  }
  return false;
}

async function codeOf(error: unknown, address: string): Promise<ServiceProblem['code']> {
  if (error instanceof HttpSessionError) return codeOfStatus(error.status);
  // Descriptions that can't be applied are an answer too, though not one of WHIP.
  if (!(error instanceof TypeError)) return 'not-found';
  // A request that pages may always make, of whose answer they learn only that there is one.
  const answers = await fetch(address, { mode: 'no-cors', cache: 'no-store' }).then(
    () => true,
    () => false,
  );
  return answers ? 'other-pages' : 'unreachable';
}

/** What an error status of a media service means to its host. */
export function codeOfStatus(status: number): ServiceProblem['code'] {
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 404 || status === 405 || status === 410) return 'not-found';
  if (status === 409 || status === 423 || status === 429) return 'busy';
  return status >= 500 ? 'broken' : 'refused';
}
