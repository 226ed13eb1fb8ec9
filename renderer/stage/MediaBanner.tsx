import { VideoOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MediaAbsence } from '../../shared/media/contract.ts';
import { useRoomView } from '../app/room-context.tsx';
import { Banner } from '../ui/Banner.tsx';

/** A worker is usually replaced sooner than somebody could read of it. */
const RESTART_SHOWN_AFTER_MS = 3000;

/** Why there is no media; a restart only once it takes long. */
function useLastingAbsence(): MediaAbsence | undefined {
  const why = useRoomView(({ live }) => live.media.missing);
  const isRestarting = why === 'restarting';
  const [takesLong, setTakesLong] = useState(false);
  useEffect(() => {
    if (!isRestarting) return;
    const timer = setTimeout(() => setTakesLong(true), RESTART_SHOWN_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setTakesLong(false);
    };
  }, [isRestarting]);
  return isRestarting && !takesLong ? undefined : why;
}

/** Shown to the crew for as long as the server can't carry picture and sound. */
export function MediaBanner() {
  const { t } = useTranslation('stage');
  const why = useLastingAbsence();
  const isJoined = useRoomView(({ connection }) => connection.kind === 'joined');
  if (!why || !isJoined) return null;
  return (
    <Banner icon={VideoOff} title={why === 'restarting' ? t('missing.interrupted') : t('missing.title')}>
      {t(`missing.why.${why}`)} {t('missing.rest')}
    </Banner>
  );
}
