import { WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlockedSocket } from '../reach/use-blocked-socket.ts';
import { announce } from '../ui/Announcer.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { useRoom, useRoomView } from './room-context.tsx';

/** Seconds until a time on the performance.now() clock, counted down once a second. */
function useSecondsUntil(at: number): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((at - now) / 1000));
}

interface ReconnectingProps {
  retryAt: number;
  isLive: boolean;
  isBlocked: boolean;
}

function Reconnecting({ retryAt, isLive, isBlocked }: ReconnectingProps) {
  const { t } = useTranslation(['app', 'reach']);
  const room = useRoom();
  const seconds = useSecondsUntil(retryAt);
  return (
    <Banner
      icon={WifiOff}
      title={isBlocked ? t('reach:blocked.title') : t('connection.lost')}
      action={
        <Button size="s" onClick={() => room.reconnectNow()}>
          {t('connection.reconnectNow')}
        </Button>
      }
    >
      {isBlocked ? t('reach:blocked.body') : isLive ? t('connection.lostLive') : t('connection.lostReady')}{' '}
      {seconds > 0 ? t('connection.retryIn', { count: seconds }) : t('connection.retrying')}
    </Banner>
  );
}

/**
 * Shown while the room reconnects: the state, the time to the next attempt, and a button to retry now. Also while something
 * holds the connection back.
 */
export function ConnectionBanner() {
  const { t } = useTranslation(['app', 'reach']);
  const isBlocked = useBlockedSocket();
  const connection = useRoomView(view => view.connection);
  const isLive = useRoomView(view => view.show.lifecycle.phase.kind === 'live');
  const isKnown = useRoomView(view => view.you !== undefined);
  const { kind } = connection;
  useEffect(() => {
    if (kind === 'joined') announce(t('connection.joined'));
  }, [kind, t]);
  if (connection.kind === 'reconnecting')
    return <Reconnecting retryAt={connection.retryAt} isLive={isLive && isKnown} isBlocked={isBlocked} />;
  if (!isBlocked) return null;
  return (
    <Banner icon={WifiOff} title={t('reach:blocked.title')}>
      {t('reach:blocked.body')}
    </Banner>
  );
}
