import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Recording } from '../../shared/recording/recording.ts';
import { useRoomView, useShow } from '../app/room-context.tsx';
import { useServerNow } from '../app/show-clock.ts';
import { useNow } from '../app/use-now.ts';
import { ReplayActions } from '../replay/ReplayActions.tsx';
import { useReplayStatus } from '../replay/use-replay-status.ts';
import { formatDuration, formatTimeOfDay } from '../ui/format.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { FileRow } from './FileRow.tsx';
import { formatBytes } from './format.ts';
import { useDownload } from './use-file-address.ts';

const MINUTE_MS = 60_000;

/** All recordings of this show, newest first. */
export function RecordingsSection() {
  const { t } = useTranslation('recording');
  const recordings = useShow(show => show.recording.recordings);
  return (
    <PanelSection title={t('recordings.title')} className="border-line border-t">
      {recordings.length === 0 ? (
        <p className="text-pretty px-3 pb-3 text-m text-quiet">{t('recordings.empty')}</p>
      ) : (
        <ul aria-label={t('recordings.title')}>
          {recordings.toReversed().map((recording, place) => (
            <Row key={recording.id} recording={recording} isNewest={place === 0} />
          ))}
        </ul>
      )}
    </PanelSection>
  );
}

function Row({ recording, isNewest }: { recording: Recording; isNewest: boolean }) {
  const { t, i18n } = useTranslation(['recording', 'replay']);
  const { id, startedAt, ms } = recording;
  const bytes = useRoomView(view => view.live.recording.files.recordings[id]?.bytes ?? 0);
  const now = useNow(MINUTE_MS);
  const download = useDownload();
  const replay = useReplayStatus(id);
  const time = formatTimeOfDay(startedAt, now, i18n.language);
  // An older one without an end was interrupted; the server will set its end.
  const isRunning = ms === undefined && isNewest;
  return (
    <FileRow
      title={time}
      facts={[
        ...(isRunning ? [<Running key="length" since={startedAt} />] : []),
        ...(ms === undefined ? [] : [formatDuration(ms)]),
        formatBytes(bytes, i18n.language),
        ...(isRunning ? [t('recordings.running')] : []),
        ...(replay.kind === 'public' ? [t('replay:public')] : []),
      ]}
      actions={
        <>
          {ms === undefined ? null : <ReplayActions recordingId={id} time={time} status={replay} />}
          <IconButton
            size="s"
            disabled={bytes === 0}
            label={t('recordings.download', { time })}
            onClick={() => void download({ recordingId: id })}
          >
            <Download size={16} />
          </IconButton>
        </>
      }
    >
      {replay.kind === 'failed' ? (
        <p className="text-pretty text-attention text-s">{t(`replay:failed.${replay.problem}`)}</p>
      ) : null}
    </FileRow>
  );
}

function Running({ since }: { since: number }) {
  const now = useServerNow(since);
  return formatDuration(now - since);
}
