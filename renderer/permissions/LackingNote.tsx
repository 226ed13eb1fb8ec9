import { useTranslation } from 'react-i18next';
import type { Permission } from '../../shared/roles.ts';

/** Stands in place of controls that a moderator is not granted: what it is, and whom to ask. */
export function LackingNote({ permission }: { permission: Permission }) {
  const { t } = useTranslation('permissions');
  return (
    <p className="text-pretty text-quiet text-s">
      {t(`lacking.${permission}`)}. {t('askHost')}
    </p>
  );
}
