import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** Selectable lengths of a clip in seconds. */
export const CLIP_SECONDS = [30, 60, 90, 120] as const;

export interface RecordingSettings {
  /** True to start a recording when the show goes live. */
  everyShow: boolean;
  clipSeconds: number;
}

/** The host's recording settings, persisted in the browser. */
export const useRecordingSettings = create<RecordingSettings>()(
  persist((): RecordingSettings => ({ everyShow: false, clipSeconds: 30 }), {
    name: 'vitrine.recording',
    version: 1,
  }),
);

export function setRecording(change: Partial<RecordingSettings>): void {
  useRecordingSettings.setState(change);
}
