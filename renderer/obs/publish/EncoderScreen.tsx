import { useTranslation } from 'react-i18next';
import { useEncoderOnAir } from '../../golive/use-encoder.ts';
import { StreamVideo } from '../../stage/StreamVideo.tsx';
import { useWatcher } from '../../stage/use-watcher.ts';

/** The encoder's video as viewers get it, over the studio's own, which is not on program meanwhile. */
export function EncoderScreen() {
  const isOnAir = useEncoderOnAir();
  return isOnAir ? <Received /> : null;
}

function Received() {
  const { t } = useTranslation('obs');
  const watcher = useWatcher();
  if (!watcher) return null;
  return (
    <StreamVideo
      stream={watcher.stream}
      label={t('publish.video')}
      className="absolute inset-0 size-full bg-screen object-contain"
    />
  );
}
