import type { StoreApi } from 'zustand/vanilla';
import type { AirState } from '../golive/on-air.ts';
import type { Recorder } from './recorder.ts';
import type { RecordingSettings } from './settings.ts';

type SettingsStore = Pick<StoreApi<Pick<RecordingSettings, 'everyShow'>>, 'getState' | 'subscribe'>;

/**
 * Records each show from going live to its end while the setting is on. Every recording ends with the show, also one that
 * the host started; one that they stopped stays stopped. Returns a function that ends it.
 */
export function recordEveryShow(
  air: Pick<StoreApi<AirState>, 'getState' | 'subscribe'>,
  settings: SettingsStore,
  recorder: Pick<Recorder, 'store' | 'start' | 'stop'>,
  onEnded: () => void,
): () => void {
  let wasOnAir = false;
  let shouldRecord = false;
  let isAutomatic = false;
  const update = () => {
    const isOnAir = air.getState().kind === 'on' || air.getState().kind === 'ending';
    const before = shouldRecord;
    shouldRecord = isOnAir && settings.getState().everyShow;
    if (shouldRecord && !before) {
      isAutomatic = ['off', 'failed', 'saving'].includes(recorder.store.getState().state.kind);
      if (isAutomatic) recorder.start();
    }
    const hasEnded = wasOnAir && air.getState().kind === 'off';
    wasOnAir = isOnAir;
    const isRecording = ['starting', 'on', 'gap'].includes(recorder.store.getState().state.kind);
    if (isOnAir || !(isAutomatic || (hasEnded && isRecording))) return;
    isAutomatic = false;
    void recorder.stop();
    if (hasEnded && isRecording) onEnded();
  };
  const stops = [air.subscribe(update), settings.subscribe(update)];
  update();
  return () => {
    for (const stop of stops) stop();
  };
}
