import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BannedList } from '../sanctions/BannedList.tsx';
import { BansForGood } from '../sanctions/BansForGood.tsx';
import { Button } from '../ui/Button.tsx';
import { Popover } from '../ui/overlay/Popover.tsx';
import { MutedList } from './MutedList.tsx';
import { useMutes } from './use-mutes.ts';

/** The muted people as a popover, for the chat's header. */
export function MutedPopover({ onPerson }: { onPerson: (personId: string) => void }) {
  const { t } = useTranslation('moderation');
  const count = useMutes().length;
  return (
    <Popover
      title={t('muted.title')}
      className="w-80"
      trigger={
        <Button size="s" variant="ghost">
          {t('muted.title')}
          <span className="text-faint">{count}</span>
          <ChevronDown size={14} aria-hidden />
        </Button>
      }
    >
      <MutedList onPerson={onPerson} />
      <BannedList />
      <BansForGood />
    </Popover>
  );
}
