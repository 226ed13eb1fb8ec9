import { useTranslation } from 'react-i18next';
import { useRoomView } from '../app/room-context.tsx';
import { useNow } from '../app/use-now.ts';
import { formatTimeOfDay } from '../ui/format.ts';
import { useRecorderView } from './recording-context.tsx';
import { roughTime, secondsOfRoom, sizeText } from './size-text.ts';

/** From here on the host is told how much room the disk has left, in seconds of recording. */
const LITTLE_ROOM_S = 30 * 60;
const MINUTE_MS = 60_000;

/** What is wrong with the recording, in words: what it means and what to do. Undefined while all is well. */
export function useNotice(): string | undefined {
  const { t, i18n } = useTranslation('recording');
  const { state, trouble, waiting } = useRecorderView(view => view);
  const free = useRoomView(view => view.files.free);
  const isOtherPicture = useRoomView(
    view => view.show.ingest.input === 'encoder' && view.ingest?.kind === 'sending',
  );
  const now = useNow(MINUTE_MS);
  const size = sizeText(waiting, i18n.language);
  if (state.kind === 'failed') return t(`failed.${state.problem}`);
  if (state.kind === 'gap')
    return `${t('gap', { time: formatTimeOfDay(state.since, now, i18n.language) })} ${t(`why.${trouble ?? 'away'}`)}`;
  if (state.kind === 'saving' && trouble) return `${t('saving', { size })} ${t(`why.${trouble}`)}`;
  if (trouble) return `${t(`why.${trouble}`)} ${t('waits', { size })}`;
  if (state.kind === 'on' && isOtherPicture) return t('otherPicture');
  const left = free === undefined ? undefined : secondsOfRoom(free);
  if (left !== undefined && left < LITTLE_ROOM_S)
    return t('littleRoom', { time: roughTime(left, i18n.language) });
  return undefined;
}
