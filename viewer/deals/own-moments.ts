import { view } from '../playback/view.ts';
import { room } from '../session.ts';
import { chime } from './chime.ts';
import { asksForAction, createMoments } from './moments.ts';

/** Pattern of the vibration, in milliseconds: on, off, on. */
const VIBRATION_MS = [120, 80, 120];

/** The moments of this page's viewer. Those in which they have to do something are heard and felt where that is allowed. */
export const ownMoments = createMoments(room, ({ kind }) => {
  if (!asksForAction(kind)) return;
  // Only with a sound that the viewer has turned on.
  if (view.getState().sound) chime();
  navigator.vibrate?.(VIBRATION_MS);
});
