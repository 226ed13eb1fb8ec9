import { Ellipsis, Undo2, Zap } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../shared/catalog/product.ts';
import { isDeal, type Pin } from '../../shared/offers/pin.ts';
import { useRoom, useShow } from '../app/room-context.tsx';
import { setView, useView } from '../app/view-store.ts';
import { openNewDeal } from '../deals/form/form-store.ts';
import { QuickDealButton } from '../deals/quick/QuickDealButton.tsx';
import { Button } from '../ui/Button.tsx';
import { Menu, type MenuEntry } from '../ui/overlay/Menu.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { formatPinEnd } from './format.ts';
import { endChoices, isSameEnd } from './pin-ends.ts';
import { isUndoable, UNDO_MS } from './shelf.ts';
import type { TogglePin } from './use-pinning.ts';

interface PinCornerProps {
  product: Product;
  pin: Pin | undefined;
  onToggle: TogglePin;
}

/** A button in the corner of a card: seen while the pointer is on the card or the focus on the button, and on touch screens. */
const ON_HOVER =
  'size-6! opacity-0 focus-visible:opacity-100 group-hover/card:opacity-100 data-popup-open:opacity-100 pointer-coarse:opacity-100';

/** The corner of a shelf card: an undo button just after a pin, else a quick deal and a menu. */
export function PinCorner({ product, pin, onToggle }: PinCornerProps) {
  const isFresh = useIsUndoable(pin);
  const mayDeal = product.stock !== 0 && !(pin && isDeal(pin));
  return (
    <span className="absolute top-1 right-1 flex">
      {pin && isFresh ? (
        <UndoPin product={product} onToggle={onToggle} />
      ) : (
        <>
          {mayDeal ? <QuickDealButton product={product} className={ON_HOVER} /> : null}
          <CardMenu product={product} pin={pin} onToggle={onToggle} />
        </>
      )}
    </span>
  );
}

/** True while unpinning counts as an undo. */
function useIsUndoable(pin: Pin | undefined): boolean {
  const room = useRoom();
  const [stale, setStale] = useState<string>();
  useEffect(() => {
    if (!pin) return;
    const timer = setTimeout(() => setStale(pin.id), pin.at + UNDO_MS - room.now());
    return () => clearTimeout(timer);
  }, [pin, room]);
  return pin !== undefined && !isDeal(pin) && pin.id !== stale && isUndoable(pin, room.now());
}

function UndoPin({ product, onToggle }: Omit<PinCornerProps, 'pin'>) {
  const { t } = useTranslation(['offers', 'common']);
  return (
    <Button
      size="s"
      variant="plain"
      className="h-6!"
      aria-label={t('undoPin', { title: product.title })}
      onClick={() => void onToggle(product.id)}
    >
      <Undo2 size={12} aria-hidden />
      {t('common:undo')}
    </Button>
  );
}

/** Menu of a product: choices of how a pin ends, or actions of the present pin. */
function CardMenu(props: PinCornerProps) {
  const { t } = useTranslation('offers');
  const { product, pin } = props;
  const deal = {
    id: 'deal',
    label: t('makeDeal'),
    icon: <Zap size={14} aria-hidden className="shrink-0" />,
    onSelect: () => openNewDeal(product),
  };
  const offEntries = usePinEntries(props);
  const onEntries = useOnScreenEntries(props);
  return (
    <Menu
      title={pin ? product.title : t('ends.title')}
      entries={[...(pin ? onEntries : offEntries), deal]}
      trigger={
        <Button
          size="s"
          variant="ghost"
          shape="square"
          aria-label={t('options', { title: product.title })}
          className={ON_HOVER}
        >
          <Ellipsis size={14} aria-hidden />
        </Button>
      }
    />
  );
}

function usePinEntries({ product, onToggle }: PinCornerProps): MenuEntry[] {
  const { t } = useTranslation('offers');
  const chosen = useView(view => view.pinEnds);
  const hasSegments = useShow(show => show.runofshow.segments.length > 0);
  return endChoices(hasSegments).map(ends => ({
    id: JSON.stringify(ends),
    label: formatPinEnd(t, ends),
    checked: isSameEnd(ends, chosen),
    onSelect: () => {
      setView({ pinEnds: ends });
      void onToggle(product.id, ends);
    },
  }));
}

function useOnScreenEntries({ product, pin, onToggle }: PinCornerProps): MenuEntry[] {
  const { t } = useTranslation('offers');
  const command = useUndoableCommand();
  const isForemost = useShow(show => show.offers.pins.at(-1)?.id === pin?.id);
  if (!pin) return [];
  const unpin = { id: 'unpin', label: t('unpinShort'), onSelect: () => void onToggle(product.id) };
  const off = isDeal(pin) ? [] : [unpin];
  if (isForemost) return off;
  const toFront = () => void command('offer.order', { pinIds: [pin.id] }, { quiet: true });
  return [{ id: 'front', label: t('toFront'), onSelect: toFront }, ...off];
}
