import { room } from '../session.ts';
import { watcher } from './picture.ts';
import { view } from './view.ts';

/** Upper limit of the wait, in milliseconds. */
const MAX_WAIT_MS = 500;

/** True if the first frame was displayed, or won't be soon: off air, nothing to play, or playback failed. */
function isDecided(): boolean {
  const { connection, you, show } = room.store.getState();
  const { hasFrame, blocked } = view.getState();
  const { kind } = watcher.store.getState().state;
  const offAir = you !== undefined && show.lifecycle.phase.kind !== 'live';
  return (
    hasFrame || blocked || offAir || connection.kind === 'closed' || kind === 'waiting' || kind === 'failed'
  );
}

/**
 * Resolves when the first frame was displayed or is known not to come soon. Rendering the page would keep the main thread
 * busy just while the WHEP session connects, so it is done after that.
 */
export function firstFrameDecided(): Promise<void> {
  return new Promise(resolve => {
    const check = () => {
      if (isDecided()) done();
    };
    const stops = [room.store.subscribe(check), watcher.store.subscribe(check), view.subscribe(check)];
    const timer = setTimeout(() => done(), MAX_WAIT_MS);
    const done = () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
      resolve();
    };
    check();
  });
}
