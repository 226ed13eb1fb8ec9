import i18next from 'i18next';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useInvite, useRoom, useShowSlug } from '../app/room-context.tsx';
import { setView } from '../app/view-store.ts';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { showToast } from '../ui/overlay/toast.ts';
import { recordEveryShow } from './every-show.ts';
import { Recorder, type RecorderView } from './recorder.ts';
import { useRecordingSettings } from './settings.ts';

const RecorderContext = createContext<Recorder | undefined>(undefined);

/** Provides a recorder for the studio session while it is mounted. */
export function RecordingProvider({ children }: { children: ReactNode }) {
  const room = useRoom();
  const studio = useStudioSession();
  const show = useShowSlug();
  const token = useInvite() ?? '';
  const [recorder, setRecorder] = useState<Recorder>();
  useEffect(() => {
    const opened = new Recorder({ room, studio, token, show });
    const stopFollowing = recordEveryShow(studio.onAir.store, useRecordingSettings, opened, () =>
      showToast(i18next.t('recording:endedWithShow'), {
        action: { label: i18next.t('recording:showRecordings'), run: () => setView({ drawer: 'recording' }) },
      }),
    );
    setRecorder(opened);
    return () => {
      stopFollowing();
      opened.close();
    };
  }, [room, studio, token, show]);
  return recorder ? <RecorderContext value={recorder}>{children}</RecorderContext> : null;
}

/** The studio session's recorder. Throws in layouts that have none. */
export function useRecorder(): Recorder {
  const recorder = useContext(RecorderContext);
  if (!recorder) throw new Error('useRecorder needs a RecordingProvider above it.');
  return recorder;
}

export function useRecorderView<T>(select: (view: RecorderView) => T): T {
  return useStore(useRecorder().store, select);
}
