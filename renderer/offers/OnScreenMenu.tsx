import { BringToFront, ChevronDown, MonitorX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MAX_PINS, type Pin } from '../../shared/offers/pin.ts';
import { useShow } from '../app/room-context.tsx';
import { Button } from '../ui/Button.tsx';
import { Menu, type MenuEntry } from '../ui/overlay/Menu.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { useTogglePin } from './use-pinning.ts';

/** The number of pinned offers, with a menu to bring each to the front or unpin it. */
export function OnScreenMenu() {
  const { t } = useTranslation('offers');
  const pins = useShow(show => show.offers.pins);
  const toggle = useTogglePin();
  const command = useUndoableCommand();
  if (pins.length === 0) return null;
  const toFront = ({ id, card }: Pin): MenuEntry => ({
    id: `front ${id}`,
    label: t('toFrontName', { title: card.title }),
    icon: <BringToFront size={14} aria-hidden className="shrink-0 text-quiet" />,
    onSelect: () => void command('offer.order', { pinIds: [id] }, { quiet: true }),
  });
  return (
    <Menu
      trigger={
        <Button size="s" variant="ghost">
          {t('onScreen', { count: pins.length, max: MAX_PINS })}
          <ChevronDown size={14} aria-hidden />
        </Button>
      }
      entries={pins.toReversed().flatMap((pin, place) => [
        ...(place > 0 ? [toFront(pin)] : []),
        {
          id: pin.id,
          label: t('unpin', { title: pin.card.title }),
          icon: <MonitorX size={14} aria-hidden className="shrink-0 text-quiet" />,
          onSelect: () => void toggle(pin.card.id),
        },
      ])}
    />
  );
}
