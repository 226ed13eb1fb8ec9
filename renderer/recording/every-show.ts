import type { StoreApi } from 'zustand/vanilla';
import type { AirState } from '../golive/on-air.ts';
import type { Recorder } from './recorder.ts';
import type { RecordingSettings } from './settings.ts';

type Wish = Pick<StoreApi<Pick<RecordingSettings, 'everyShow'>>, 'getState' | 'subscribe'>;

/**
 * Records each show from going live to its end, where the host wants that. What they start and stop themselves in
 * between is left alone. Returns what ends it.
 */
export function recordEveryShow(
  air: Pick<StoreApi<AirState>, 'getState' | 'subscribe'>,
  wish: Wish,
  recorder: Pick<Recorder, 'store' | 'start' | 'stop'>,
): () => void {
  let wanted = false;
  let isOurs = false;
  const follow = () => {
    const isOnAir = air.getState().kind === 'on' || air.getState().kind === 'ending';
    const before = wanted;
    wanted = isOnAir && wish.getState().everyShow;
    if (wanted && !before) {
      isOurs = ['off', 'failed', 'saving'].includes(recorder.store.getState().state.kind);
      if (isOurs) recorder.start();
    }
    if (!isOnAir && isOurs) {
      isOurs = false;
      void recorder.stop();
    }
  };
  const stops = [air.subscribe(follow), wish.subscribe(follow)];
  follow();
  return () => {
    for (const stop of stops) stop();
  };
}
