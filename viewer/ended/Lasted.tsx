import { useTranslation } from 'react-i18next';
import { formatDuration } from '../ui/format.ts';

/** How long the show ran. */
export function Lasted({ lastedMs }: { lastedMs: number }) {
  const { t } = useTranslation();
  if (lastedMs <= 0) return null;
  return <p className="status-fact">{t('state.ended.lasted', { time: formatDuration(lastedMs) })}</p>;
}
