import { setImmediate } from 'node:timers/promises';

/** How long is worked before others have their turn. */
const SLICE_MS = 4;

/** For long work on the event loop: what it returns is awaited after each step, and lets others have their turn in time. */
export function takingTurns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE_MS) return;
    await setImmediate();
    since = performance.now();
  };
}
