import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../ui/Banner.tsx';
import { useReach } from './use-reach.ts';

/** Shown to the crew while the server's certificate keeps viewers out, or soon will. */
export function CertificateBanner() {
  const { t, i18n } = useTranslation('reach');
  const warning = useReach()?.certificate;
  if (!warning) return null;
  if (warning.kind === 'other-name')
    return (
      <Banner
        icon={ShieldAlert}
        tone="danger"
        title={t('certificate.other-name.title', { name: warning.name })}
      >
        {t('certificate.other-name.body', {
          names: new Intl.ListFormat(i18n.language).format(warning.names),
        })}
      </Banner>
    );
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(warning.at);
  return (
    <Banner
      icon={ShieldAlert}
      tone={warning.kind === 'expires-soon' ? 'attention' : 'danger'}
      title={t(`certificate.${warning.kind}.title`, { date })}
    >
      {t(`certificate.${warning.kind}.body`)}
    </Banner>
  );
}
