import type { PowerSaveBlocker } from 'electron';
import type { DesktopHandlers } from './ipc.ts';

/** Keeps the screen and the machine awake while the studio asks for it. */
export function setupPower(
  blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>,
): Pick<DesktopHandlers, 'power.keepAwake'> {
  let held: number | undefined;
  return {
    'power.keepAwake': ({ on }) => {
      if (on) held ??= blocker.start('prevent-display-sleep');
      else if (held !== undefined) {
        blocker.stop(held);
        held = undefined;
      }
      return {};
    },
  };
}
