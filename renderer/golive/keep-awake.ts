import { useEffect } from 'react';
import { desktop } from '../app/desktop.ts';

/** Screen Wake Lock API. The browser releases the lock when the page is hidden, so it is requested again. */
function keepScreenOn(): () => void {
  let sentinel: WakeLockSentinel | undefined;
  const ask = async () => {
    if (document.visibilityState !== 'visible') return;
    try {
      sentinel = await navigator.wakeLock.request('screen');
    } catch {
      // Rejected in battery saver mode: the system's sleep timer then stays active.
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

/** Prevents the computer from sleeping while `on`. */
export function useKeepAwake(on: boolean): void {
  useEffect(() => (on ? keepAwake() : undefined), [on]);
}
