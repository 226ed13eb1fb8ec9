import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { Button } from '../ui/Button.tsx';
import { Popover } from '../ui/overlay/Popover.tsx';
import { Filters } from './Filters.tsx';
import { Levels } from './Levels.tsx';
import { MutedList } from './MutedList.tsx';
import { useMutes } from './use-mutes.ts';

/** Filters, levels and muted people as popovers, for the chat's header. */
export function RulesPopovers({ onPerson }: { onPerson: (personId: string) => void }) {
  const { t } = useTranslation('moderation');
  const filters = useShow(show => show.moderation.filters.length);
  const mutes = useMutes().length;
  return (
    <>
      <Popover title={t('filters.title')} className="w-80" trigger={trigger(t('filters.title'), filters)}>
        <Filters />
      </Popover>
      <Popover title={t('levels.title')} className="w-80" trigger={trigger(t('levels.title'))}>
        <Levels />
      </Popover>
      <Popover title={t('muted.title')} className="w-80" trigger={trigger(t('muted.title'), mutes)}>
        <MutedList onPerson={onPerson} />
      </Popover>
    </>
  );
}

const trigger = (name: string, count?: number) => (
  <Button size="s" variant="ghost">
    {name}
    {count === undefined ? null : <span className="text-faint">{count}</span>}
    <ChevronDown size={14} aria-hidden />
  </Button>
);
