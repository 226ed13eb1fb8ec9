import { useTranslation } from 'react-i18next';
import { useRoomView } from '../app/room-context.tsx';
import { useNow } from '../app/use-now.ts';
import { formatTimeOfDay } from '../ui/format.ts';
import { formatApproximateDuration, formatBytes, secondsOfFreeSpace } from './format.ts';
import { useRecorderView } from './recording-context.tsx';

/** Free disk space below which the host is warned, in seconds of recording. */
const LOW_SPACE_S = 30 * 60;
const MINUTE_MS = 60_000;

/** Text of the most important error or warning of the recording; undefined without one. */
export function useRecordingWarning(): string | undefined {
  const { t, i18n } = useTranslation('recording');
  const { state, warning, buffered } = useRecorderView(view => view);
  const free = useRoomView(view => view.live.recording.files.free);
  const isEncoderOnAir = useRoomView(
    view => view.show.ingest.input === 'encoder' && view.live.ingest.state?.kind === 'sending',
  );
  const now = useNow(MINUTE_MS);
  const size = formatBytes(buffered, i18n.language);
  if (state.kind === 'failed') return t(`failed.${state.error}`);
  if (state.kind === 'gap')
    return `${t('gap', { time: formatTimeOfDay(state.since, now, i18n.language) })} ${t(`why.${warning ?? 'unreachable'}`)}`;
  if (state.kind === 'saving' && warning) return `${t('saving', { size })} ${t(`why.${warning}`)}`;
  if (warning) return `${t(`why.${warning}`)} ${t('waits', { size })}`;
  if (state.kind === 'on' && isEncoderOnAir) return t('encoderOnAir');
  const left = free === undefined ? undefined : secondsOfFreeSpace(free);
  if (left !== undefined && left < LOW_SPACE_S)
    return t('lowSpace', { time: formatApproximateDuration(left, i18n.language) });
  return undefined;
}
