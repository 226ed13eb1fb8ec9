import { RadioTower } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoomView, useYou } from '../app/room-context.tsx';
import { setView } from '../app/view-store.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

/** The studio begins to send when it is on the air, which takes a moment; only after that is something wrong. */
const PATIENCE_MS = 6000;

/** Shown to the crew of a live show whose media service doesn't have the picture. */
export function ServiceBanner() {
  const { t } = useTranslation('delivery');
  const role = useYou()?.role;
  const isAmiss = useRoomView(({ show, live, connection }) => {
    const isWanted = show.delivery.whep !== undefined && show.ingest.input === 'studio';
    const isLive = show.lifecycle.phase.kind === 'live' && connection.kind === 'joined';
    return isWanted && isLive && live.delivery.kinds.length === 0;
  });
  const [isLasting, setLasting] = useState(false);
  useEffect(() => {
    setLasting(false);
    if (!isAmiss) return;
    const timer = setTimeout(() => setLasting(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isAmiss]);
  if (!isAmiss || !isLasting || (role !== 'host' && role !== 'moderator')) return null;
  return (
    <Banner
      icon={RadioTower}
      title={t('banner.title')}
      action={
        role === 'host' ? (
          <Button size="s" onClick={() => setView({ dialog: 'delivery' })}>
            {t('banner.look')}
          </Button>
        ) : undefined
      }
    >
      {t('banner.body')}
    </Banner>
  );
}
