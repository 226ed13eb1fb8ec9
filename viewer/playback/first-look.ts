import { room } from '../session.ts';
import { watcher } from './picture.ts';
import { view } from './view.ts';

/** How long the page around the picture waits for it at most. */
const LOOK_MS = 500;

/** Whether the first frame is there, or known not to come soon: no show now, no host's picture, or no way to it. */
function decided(): boolean {
  const { connection, you, show } = room.store.getState();
  const { hasFrame, blocked } = view.getState();
  const { kind } = watcher.store.getState().state;
  const offAir = you !== undefined && show.phase.kind !== 'live';
  return (
    hasFrame || blocked || offAir || connection.kind === 'closed' || kind === 'waiting' || kind === 'failed'
  );
}

/**
 * Resolves when the first frame is there or won't be soon. Drawing the page keeps the browser busy just when the
 * picture's connection is made, so it waits this moment, and both are ready sooner.
 */
export function firstLook(): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (decided()) done();
    };
    const stops = [room.store.subscribe(look), watcher.store.subscribe(look), view.subscribe(look)];
    const timer = setTimeout(() => done(), LOOK_MS);
    const done = () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
      resolve();
    };
    look();
  });
}
