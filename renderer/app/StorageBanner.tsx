import { HardDrive } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../ui/Announcer.tsx';
import { useRoomView } from './room-context.tsx';

/** Shown to the crew for as long as the server's disk is full, because nothing that happens is kept then. */
export function StorageBanner() {
  const { t } = useTranslation('app');
  const isDiskFull = useRoomView(view => view.isDiskFull);
  useEffect(() => {
    if (isDiskFull) announce(t('storage.full'));
  }, [isDiskFull, t]);
  if (!isDiskFull) return null;
  return (
    <div className="flex min-h-10 shrink-0 items-center gap-3 border-line border-b bg-attention-soft px-4 py-1 text-attention text-m">
      <HardDrive size={16} className="shrink-0" aria-hidden />
      <p className="min-w-0 flex-1">
        <strong className="font-semibold">{t('storage.full')}</strong> {t('storage.mend')}
      </p>
    </div>
  );
}
