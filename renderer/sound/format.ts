import { useTranslation } from 'react-i18next';
import { MIN_GAIN_DB } from './settings.ts';

/** Formats a gain in decibels with its sign; the minimum is shown as silence. */
export function useGainFormat(): (gainDb: number) => string {
  const { t, i18n } = useTranslation('sound');
  const signed = new Intl.NumberFormat(i18n.language, { signDisplay: 'exceptZero' });
  return gainDb => (gainDb <= MIN_GAIN_DB ? t('silent') : t('decibels', { value: signed.format(gainDb) }));
}
