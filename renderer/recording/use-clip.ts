import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReportError } from '../app/errors.ts';
import { setView } from '../app/view-store.ts';
import { showToast } from '../ui/overlay/toast.ts';
import { useRecorder, useRecorderView } from './recording-context.tsx';
import { useRecordingSettings } from './settings.ts';

/** Marks the last seconds as a clip and confirms it by a toast; without a recording the toast offers to start one. */
export function useClip(): { clip: () => void; isBusy: boolean } {
  const { t } = useTranslation('recording');
  const recorder = useRecorder();
  const reportError = useReportError();
  const seconds = useRecordingSettings(settings => settings.clipSeconds);
  const isOn = useRecorderView(view => view.state.kind === 'on');
  const [isBusy, setBusy] = useState(false);
  const mark = async () => {
    setBusy(true);
    try {
      const { product } = await recorder.clip(seconds);
      const show = { label: t('clips.show'), run: () => setView({ drawer: 'recording' }) };
      showToast(t('clips.done', { seconds }), { action: show, ...(product ? { body: product.title } : {}) });
    } catch (error) {
      reportError(error);
    } finally {
      setBusy(false);
    }
  };
  const clip = () => {
    if (isOn) void mark();
    else
      showToast(t('clips.needs'), { id: 'clip', action: { label: t('start'), run: () => recorder.start() } });
  };
  return { clip, isBusy };
}
