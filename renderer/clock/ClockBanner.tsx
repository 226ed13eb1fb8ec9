import { ClockAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRoomView } from '../app/room-context.tsx';
import { Banner } from '../ui/Banner.tsx';
import { formatDifference } from './format.ts';

/** Shown to the crew for as long as the clock of the server's machine, which somebody has set, is not at the show's time. */
export function ClockBanner() {
  const { t, i18n } = useTranslation('clock');
  const aheadMs = useRoomView(({ live }) => live.clock.aheadMs);
  const isJoined = useRoomView(({ connection }) => connection.kind === 'joined');
  if (aheadMs === 0 || !isJoined) return null;
  const difference = formatDifference(aheadMs, i18n.language);
  return (
    <Banner icon={ClockAlert} title={aheadMs > 0 ? t('ahead', { difference }) : t('behind', { difference })}>
      {t('meaning')}
    </Banner>
  );
}
