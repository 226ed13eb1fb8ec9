import { MediaService } from '../../client/playback/media-service.ts';
import { createWatcher } from '../../client/playback/watcher.ts';
import { onLayout, setCanvas } from '../layout/page-layout.ts';
import { preview, room } from '../session.ts';
import { startBackdrop } from './backdrop.ts';
import { firstPlayer, shownCanvas, stream, video } from './first-picture.ts';
import { reportOrigin } from './report-origin.ts';
import { reportPreview } from './report-preview.ts';
import { view } from './view.ts';

/** Playback of the show; started when the module is loaded, before the page is rendered. */
export const watcher = createWatcher(room, {
  preview,
  first: await firstPlayer,
  stream,
  service: new MediaService(room),
});
reportOrigin(room, watcher);

const onFirstFrame = () => {
  view.setState({ hasFrame: true, blocked: false });
  if (preview !== undefined) reportPreview(room, preview);
};
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

/** While there is no picture that says it by its own size, the show's state tells the canvas. */
function followCanvas(): void {
  const shown = watcher.store.getState().hasVideo ? shownCanvas() : undefined;
  const canvas = shown ?? room.store.getState().show.scenes.canvas;
  if (canvas) setCanvas(canvas);
}

room.store.subscribe(followCanvas);
watcher.store.subscribe(followCanvas);
onLayout(layout => view.setState({ layout }));
// A tap on the video toggles the sound, like the button for it.
video.addEventListener('click', () => {
  if (view.getState().blocked) void play();
  else setSound(!view.getState().sound);
});

startBackdrop(video);
void play();
