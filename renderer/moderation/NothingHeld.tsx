import { Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

/** Stands where held messages would, and says what holds some. */
export function NothingHeld() {
  const { t } = useTranslation('moderation');
  const hasRules = useShow(show => show.rules.list.some(({ isOn }) => isOn));
  return (
    <EmptyState
      icon={<Inbox size={24} />}
      title={t('held.empty.title')}
      body={t(hasRules ? 'held.empty.withRules' : 'held.empty.noRules')}
      className="flex-1"
    />
  );
}
