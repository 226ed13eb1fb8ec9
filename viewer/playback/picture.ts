import { createWatcher } from '../../client/playback/watcher.ts';
import { room } from '../session.ts';
import { startBackdrop } from './backdrop.ts';
import { croppedShare } from './crop.ts';
import { firstPlayer, stream, video } from './first-picture.ts';
import { view } from './view.ts';

/** Above this share of lost picture the viewer is offered to see the whole. */
const WORTH_OFFERING = 0.3;

/** The show's media; started when the module loads, before anything is drawn. */
export const watcher = createWatcher(room, { first: await firstPlayer, stream });

const sawFrame = () => view.setState({ hasFrame: true, blocked: false });
// A frame that came before this code did is not told again.
if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) sawFrame();
else video.requestVideoFrameCallback(sawFrame);

async function play(): Promise<void> {
  try {
    await video.play();
    view.setState({ blocked: false });
  } catch (error) {
    // Only a refusal is the viewer's business; a play() cut short by a new track repeats by autoplay.
    if (error instanceof DOMException && error.name === 'NotAllowedError') {
      video.muted = true;
      view.setState({ blocked: true, sound: false });
    }
  }
}

/** Turns the sound on or off. Must be called from a tap or key, or the browser refuses it. */
export function setSound(sound: boolean): void {
  video.muted = !sound;
  view.setState(({ heard }) => ({ sound, heard: heard || sound }));
  void play();
}

export function setFit(fit: 'fill' | 'whole'): void {
  video.dataset.fit = fit;
  view.setState({ fit });
  measure();
}

function measure(): void {
  const box = { width: video.clientWidth, height: video.clientHeight };
  const share = croppedShare({ width: video.videoWidth, height: video.videoHeight }, box);
  view.setState({ cropped: share > WORTH_OFFERING });
}

video.addEventListener('resize', measure);
new ResizeObserver(measure).observe(video);
// A tap on the picture itself is the natural way to ask for sound; the page's own button is the named one.
video.addEventListener('click', () => {
  if (view.getState().blocked) void play();
  else setSound(!view.getState().sound);
});

startBackdrop(video);
void play();
