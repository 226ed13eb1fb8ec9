import clsx from 'clsx';
import { ChartColumn } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { setView } from '../app/view-store.ts';
import { Button } from '../ui/Button.tsx';
import { showToast } from '../ui/overlay/toast.ts';

const open = () => setView({ drawer: 'report' });

/** Opens the report; once the show has ended it says that it is there. It keeps its text where there is room for it. */
export function ReportButton({ hasRoom = false }: { hasRoom?: boolean }) {
  const { t } = useTranslation('report');
  const { kind } = useShow(show => show.lifecycle.phase);
  const before = useRef(kind);
  useEffect(() => {
    if (before.current === 'live' && kind === 'ended')
      showToast(t('ready'), { action: { label: t('open'), run: open } });
    before.current = kind;
  }, [kind, t]);
  return (
    <Button variant="ghost" onClick={open}>
      <ChartColumn size={16} />{' '}
      <span className={clsx(!hasRoom && 'max-[1439px]:sr-only')}>{t('button')}</span>
    </Button>
  );
}
