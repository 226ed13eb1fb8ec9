import { useEffect } from 'react';
import { desktop } from '../app/desktop.ts';

/** The browser's own way: a screen lock that it drops whenever the page is hidden, so it is asked for again. */
function keepScreenOn(): () => void {
  let sentinel: WakeLockSentinel | undefined;
  const ask = async () => {
    if (document.visibilityState !== 'visible') return;
    try {
      sentinel = await navigator.wakeLock.request('screen');
    } catch {
      // A battery saver may refuse. The show goes on; only the system's own sleep timer is as it was.
    }
  };
  void ask();
  document.addEventListener('visibilitychange', ask);
  return () => {
    document.removeEventListener('visibilitychange', ask);
    void sentinel?.release();
  };
}

function keepAwake(): () => void {
  if (!desktop) return keepScreenOn();
  const shell = desktop;
  void shell.call('power.keepAwake', { on: true });
  return () => void shell.call('power.keepAwake', { on: false });
}

/** Keeps the computer from falling asleep in the middle of a show. */
export function useKeepAwake(on: boolean): void {
  useEffect(() => (on ? keepAwake() : undefined), [on]);
}
