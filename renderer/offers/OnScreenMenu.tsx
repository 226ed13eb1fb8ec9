import { ChevronDown, MonitorX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MAX_PINS } from '../../shared/offers.ts';
import { useShow } from '../app/room-context.tsx';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useTogglePin } from './use-pinning.ts';

/** Says how many offers viewers have on screen, and takes any of them off, wherever its card stands on the shelf. */
export function OnScreenMenu() {
  const { t } = useTranslation('offers');
  const pins = useShow(show => show.pins);
  const toggle = useTogglePin();
  if (pins.length === 0) return null;
  return (
    <Menu
      trigger={
        <Button size="s" variant="ghost">
          {t('onScreen', { count: pins.length, max: MAX_PINS })}
          <ChevronDown size={14} aria-hidden />
        </Button>
      }
      entries={pins.map(({ id, card }) => ({
        id,
        label: t('unpin', { title: card.title }),
        icon: <MonitorX size={14} aria-hidden className="shrink-0 text-quiet" />,
        onSelect: () => void toggle(card.id),
      }))}
    />
  );
}
