import { HardDrive } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../ui/Banner.tsx';
import { useRoomView } from './room-context.tsx';

/** Shown to the crew for as long as the server's disk is full, because nothing that happens is kept then. */
export function StorageBanner() {
  const { t } = useTranslation('app');
  const isDiskFull = useRoomView(view => view.isDiskFull);
  if (!isDiskFull) return null;
  return (
    <Banner icon={HardDrive} title={t('storage.full')}>
      {t('storage.mend')}
    </Banner>
  );
}
