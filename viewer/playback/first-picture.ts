import { WhepPlayer } from '../../client/playback/whep-player.ts';
import { showInPath } from '../show-path.ts';

/** What the page shows for as long as it is open; the tracks in it come and go. */
export const stream = new MediaStream();

/** Asks for the picture before the page knows anything else of the show; the room corrects what this got wrong. */
async function look(): Promise<WhepPlayer | undefined> {
  try {
    const player = await WhepPlayer.open(showInPath(globalThis.location.pathname));
    for (const track of player.tracks) stream.addTrack(track);
    return player;
  } catch {
    // Nothing is on air, or the server is out of reach: both show themselves when the room is joined.
    return undefined;
  }
}

/** The show's picture on its way; undefined where there is none yet. */
export const firstPlayer = look();

// Neither the style of the page nor the end of its text is waited for until here.
if (document.readyState === 'loading')
  await new Promise(resolve => document.addEventListener('DOMContentLoaded', resolve, { once: true }));

export const video = document.querySelector<HTMLVideoElement>('#picture') ?? document.createElement('video');
/** The first frame is on the screen. */
const firstFrame = new Promise<void>(resolve => {
  video.requestVideoFrameCallback((_now, { presentationTime }) => {
    performance.mark('vitrine:first-frame', { startTime: presentationTime });
    resolve();
  });
});

/** Only once: given the same stream again, an element lets go of the picture that it has. */
const show = () => {
  if (video.srcObject !== stream) video.srcObject = stream;
};
// A page counts as loading while its picture waits for a first frame: without a show that would be for ever.
if (document.readyState === 'complete') show();
else addEventListener('load', show, { once: true });
firstPlayer.then(player => player && show());

/** Nobody waits longer than this for a frame that is on its way, in milliseconds: chat and offers don't need it. */
const LONGEST_WAIT_MS = 250;

/** Resolves when a frame is on the screen, and soon where none comes: the moment for work that would hold one up. */
export async function pictureCame(): Promise<void> {
  if (!(await firstPlayer)) return;
  await Promise.race([firstFrame, new Promise(resolve => setTimeout(resolve, LONGEST_WAIT_MS))]);
}
