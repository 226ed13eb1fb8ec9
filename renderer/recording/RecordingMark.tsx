import { Circle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { Badge } from '../ui/Badge.tsx';

/** Tells a moderator that the show is being recorded; the host has a button in its place. */
export function RecordingMark() {
  const { t } = useTranslation('recording');
  const isRecording = useShow(show => show.recording.recordings.some(({ ms }) => ms === undefined));
  if (!isRecording) return null;
  return (
    <span title={t('mark')} className="inline-flex">
      <Badge>
        <Circle size={8} className="fill-ink" aria-hidden />
        <span aria-hidden>{t('rec')}</span>
        <span className="sr-only">{t('mark')}</span>
      </Badge>
    </span>
  );
}
