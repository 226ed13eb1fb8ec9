import { CameraOff, MonitorPause, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Watcher } from '../../client/playback/watcher.ts';
import { useShow } from '../app/room-context.tsx';
import { Button } from '../ui/Button.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { PictureFrame } from './PictureFrame.tsx';
import { StreamVideo } from './StreamVideo.tsx';
import { useWatcher } from './use-watcher.ts';

function Message({ icon, text, action }: { icon: ReactNode; text: string; action?: ReactNode }) {
  return (
    <div className="absolute inset-0 flex flex-col items-center justify-center gap-2 bg-screen/80 p-2 text-center text-quiet text-s">
      {icon}
      <p className="text-balance">{text}</p>
      {action}
    </div>
  );
}

/** Why no video is playing, shown over the last frame. */
function WatchMessage({ watcher }: { watcher: Watcher }) {
  const { t } = useTranslation(['stage', 'common']);
  const { state, hasVideo } = useStore(watcher.store);
  const isLive = useShow(show => show.lifecycle.phase.kind === 'live');
  if (!isLive) return <Message icon={<MonitorPause size={20} />} text={t('player.notLive')} />;
  switch (state.kind) {
    case 'idle':
    case 'connecting':
      return <Message icon={<Spinner />} text={t('player.connecting')} />;
    case 'recovering':
      return <Message icon={<Spinner />} text={t('player.recovering')} />;
    case 'waiting':
      return <Message icon={<CameraOff size={20} />} text={t('player.waiting')} />;
    case 'failed':
      return (
        <Message
          icon={<TriangleAlert size={20} />}
          text={t('player.failed')}
          action={
            <Button size="s" onClick={() => watcher.restart()}>
              {t('common:retry')}
            </Button>
          }
        />
      );
    case 'playing':
      return hasVideo ? null : <Message icon={<CameraOff size={20} />} text={t('player.cameraOff')} />;
  }
}

/** Plays the program as viewers get it, muted, for moderators and brand reps. */
export function ProgramPlayer() {
  const { t } = useTranslation('stage');
  const watcher = useWatcher();
  if (!watcher) return null;
  return (
    <PictureFrame live={false}>
      <StreamVideo stream={watcher.stream} label={t('player.picture')} className="size-full object-contain" />
      <WatchMessage watcher={watcher} />
    </PictureFrame>
  );
}
