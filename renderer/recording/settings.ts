import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** How long a clip may be chosen to be, in seconds. */
export const CLIP_SECONDS = [30, 60, 90, 120] as const;

export interface RecordingSettings {
  /** Whether going live begins a recording. */
  everyShow: boolean;
  clipSeconds: number;
}

/** How the host wants to record. */
export const useRecordingSettings = create<RecordingSettings>()(
  persist((): RecordingSettings => ({ everyShow: false, clipSeconds: 30 }), {
    name: 'vitrine.recording',
    version: 1,
  }),
);

export function setRecording(change: Partial<RecordingSettings>): void {
  useRecordingSettings.setState(change);
}
