import { useTranslation } from 'react-i18next';
import { usePersonName } from '../names/use-person-name.ts';
import { Badge } from '../ui/Badge.tsx';

/** Says who else of the crew is on something; nothing without anybody. */
export function OnIt({ name }: { name: string | undefined }) {
  const { t } = useTranslation('handling');
  const nameOf = usePersonName();
  return name === undefined ? null : <Badge tone="info">{t('onIt', { name: nameOf(name) })}</Badge>;
}
