import { MonitorX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MessagePage } from './MessagePage.tsx';

/** Shown to a host whose browser can't put a picture together; says what it lacks, and what to open instead. */
export function BrowserPage({ missing }: { missing: readonly string[] }) {
  const { t } = useTranslation('app');
  return (
    <MessagePage icon={<MonitorX size={28} aria-hidden />} title={t('browser.title')}>
      <p className="text-m text-quiet">{t('browser.body')}</p>
      <p className="text-faint text-s">{t('browser.missing', { names: missing.join(', ') })}</p>
    </MessagePage>
  );
}
