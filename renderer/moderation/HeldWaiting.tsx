import { useTranslation } from 'react-i18next';
import { Badge } from '../ui/Badge.tsx';
import { useHeldCount } from './use-held-count.ts';

/** Says how many messages wait; nothing without any. */
export function HeldWaiting() {
  const { t } = useTranslation('moderation');
  const count = useHeldCount();
  return count > 0 ? <Badge tone="attention">{t('held.count', { count })}</Badge> : null;
}
