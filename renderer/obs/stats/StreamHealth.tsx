import { useTranslation } from 'react-i18next';
import type { IngestState } from '../../../shared/ingest/protocol.ts';
import { useRoomView } from '../../app/room-context.tsx';
import { megabits } from '../../health/format.ts';
import { Spinner } from '../../ui/Spinner.tsx';
import { useReplica } from '../context.tsx';
import { streamHealth } from './health.ts';
import { useRecentShare } from './use-recent-share.ts';

/** Health of OBS's stream: what arrives at the server, congestion, and dropped frames. */
export function StreamHealth() {
  const ingest = useRoomView(view => view.live.ingest.state);
  return (
    <div className="flex flex-col gap-1 rounded-s bg-canvas p-3">
      <Arriving ingest={ingest} />
      <Way />
    </div>
  );
}

function Arriving({ ingest }: { ingest: IngestState | undefined }) {
  const { t, i18n } = useTranslation('obs');
  if (ingest?.kind === 'problem')
    return <p className="text-pretty text-attention text-m">{t(`ingest.${ingest.code}`)}</p>;
  if (ingest?.kind !== 'sending')
    return (
      <p role="status" className="flex items-center gap-2 text-m text-quiet">
        <Spinner size={14} /> {t('ingest.waiting')}
      </p>
    );
  const { video, audio } = ingest;
  const figures = [
    video?.width && video.height && t('ingest.size', { width: video.width, height: video.height }),
    video?.framesPerSecond && t('ingest.frames', { value: Math.round(video.framesPerSecond) }),
    video && t('ingest.bitrate', { value: megabits(video.bitrate, i18n.language) }),
    audio ? t('ingest.audio') : t('ingest.noAudio'),
  ];
  return <p className="text-m">{figures.filter(Boolean).join(' · ')}</p>;
}

function Way() {
  const { t, i18n } = useTranslation('obs');
  const stream = useReplica(obs => obs.stats.stream);
  const isReconnecting = useReplica(obs => obs.outputs.stream === 'reconnecting');
  const droppedShare = useRecentShare(stream?.droppedFrames ?? 0, stream?.frames ?? 0);
  if (!stream) return null;
  if (isReconnecting) return <p className="text-attention text-s">{t('stream.reconnecting')}</p>;
  const number = new Intl.NumberFormat(i18n.language);
  const health = streamHealth(stream, droppedShare);
  const dropped = t('stream.dropped', {
    count: stream.droppedFrames,
    dropped: number.format(stream.droppedFrames),
    frames: number.format(stream.frames),
  });
  return (
    <p className={health === 'good' ? 'text-quiet text-s' : 'text-attention text-s'}>
      {t(`stream.${health}`)} {dropped}
    </p>
  );
}
