import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../shared/roles.ts';
import { EmptyState } from '../ui/EmptyState.tsx';

/** Stands in a moderator's studio where something would be that they are not granted: what it is, and whom to ask. */
export function NotGranted({ permission, className }: { permission: Permission; className?: string }) {
  const { t } = useTranslation('permissions');
  return (
    <EmptyState
      icon={<Lock size={24} />}
      title={t(`lacking.${permission}`)}
      body={t('askHost')}
      {...(className ? { className } : {})}
    />
  );
}
