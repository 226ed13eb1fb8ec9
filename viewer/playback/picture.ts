import { createWatcher } from '../../client/playback/watcher.ts';
import { room } from '../session.ts';
import { startBackdrop } from './backdrop.ts';
import { croppedFraction } from './crop.ts';
import { firstPlayer, stream, video } from './first-picture.ts';
import { view } from './view.ts';

/** Above this cropped fraction the viewer is offered to see the whole video. */
const CROP_THRESHOLD = 0.3;

/** Playback of the show; started when the module is loaded, before the page is rendered. */
export const watcher = createWatcher(room, { first: await firstPlayer, stream });

const onFirstFrame = () => view.setState({ hasFrame: true, blocked: false });
// The first frame may have been displayed before this code was loaded.
if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) onFirstFrame();
else video.requestVideoFrameCallback(onFirstFrame);

async function play(): Promise<void> {
  try {
    await video.play();
    view.setState({ blocked: false });
  } catch (error) {
    // Only a denied autoplay needs the viewer; a play() that a new track aborted is repeated by autoplay.
    if (error instanceof DOMException && error.name === 'NotAllowedError') {
      video.muted = true;
      view.setState({ blocked: true, sound: false });
    }
  }
}

/** Turns the sound on or off. Browsers allow it only in the handler of a user gesture. */
export function setSound(sound: boolean): void {
  video.muted = !sound;
  view.setState(({ heard }) => ({ sound, heard: heard || sound }));
  void play();
}

/** Crops the video to the screen, or shows the whole of it. */
export function setFit(fit: 'fill' | 'whole'): void {
  video.dataset.fit = fit;
  view.setState({ fit });
  updateCropped();
}

function updateCropped(): void {
  const box = { width: video.clientWidth, height: video.clientHeight };
  const fraction = croppedFraction({ width: video.videoWidth, height: video.videoHeight }, box);
  view.setState({ cropped: fraction > CROP_THRESHOLD });
}

video.addEventListener('resize', updateCropped);
new ResizeObserver(updateCropped).observe(video);
// A tap on the video toggles the sound, like the button for it.
video.addEventListener('click', () => {
  if (view.getState().blocked) void play();
  else setSound(!view.getState().sound);
});

startBackdrop(video);
void play();
