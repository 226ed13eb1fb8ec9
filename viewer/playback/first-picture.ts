import type { Canvas } from '../../shared/scenes/document.ts';
import { firstConnections } from '../first-connections.ts';
import { followWindow, setCanvas } from '../layout/page-layout.ts';

/** The stream of the page's video element for as long as the page is open; its tracks come and go. */
export const stream = new MediaStream();

/** The page's first WHEP session, which WatchSession replaces if something else is on air by then. */
export const firstPlayer = firstConnections().player;
firstPlayer.then(player => {
  if (player?.canvas === 'wide' || player?.canvas === 'tall') setCanvas(player.canvas);
  for (const track of player?.tracks ?? []) stream.addTrack(track);
});
followWindow();

// The connections need neither the style sheet nor the end of the document.
if (document.readyState === 'loading')
  await new Promise(resolve => document.addEventListener('DOMContentLoaded', resolve, { once: true }));

export const video = document.querySelector<HTMLVideoElement>('#picture') ?? document.createElement('video');
/** The canvas of the frames that come; undefined before the first. */
export function shownCanvas(): Canvas | undefined {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || videoHeight === 0) return undefined;
  return videoWidth < videoHeight ? 'tall' : 'wide';
}
// A frame says by its own size what it is, also where an encoder sends it or the host has changed the canvas.
video.addEventListener('resize', () => {
  const shown = shownCanvas();
  if (shown) setCanvas(shown, video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA);
});
/** Resolves when the first frame was displayed. */
const firstFrame = new Promise<void>(resolve => {
  video.requestVideoFrameCallback((_now, { presentationTime }) => {
    performance.mark('vitrine:first-frame', { startTime: presentationTime });
    resolve();
  });
});

/** Sets the stream once: setting the same one again would reset the element. */
const attach = () => {
  if (video.srcObject !== stream) video.srcObject = stream;
};
// A media element that waits for its first frame delays the load event: without a show that would be for ever.
if (document.readyState === 'complete') attach();
else addEventListener('load', attach, { once: true });
firstPlayer.then(player => player && attach());

/** Upper limit of the wait for the first frame, in milliseconds: chat and offers don't depend on it. */
const MAX_WAIT_MS = 250;

/** Resolves when the first frame was displayed, or won't be soon: from then on work can't delay it any more. */
export async function firstFrameShown(): Promise<void> {
  if (!(await firstPlayer)) return;
  await Promise.race([firstFrame, new Promise(resolve => setTimeout(resolve, MAX_WAIT_MS))]);
}
