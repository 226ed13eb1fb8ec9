import { Pin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { pinOf } from '../../shared/offers/pin.ts';
import { useShow } from '../app/room-context.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { useTogglePin } from './use-pinning.ts';

/** A button that pins a product; nothing if it is pinned already or out of stock. */
export function PinButton({ productId, side }: { productId: string; side?: 'top' | 'bottom' }) {
  const { t } = useTranslation('offers');
  const product = useShow(show => show.catalog.products.find(({ id }) => id === productId));
  const isPinned = useShow(show => pinOf(show.offers, productId) !== undefined);
  const toggle = useTogglePin();
  if (!product || isPinned || product.stock === 0) return null;
  return (
    <IconButton
      size="s"
      {...(side ? { side } : {})}
      label={t('pinName', { title: product.title })}
      onClick={() => void toggle(productId)}
    >
      <Pin size={14} />
    </IconButton>
  );
}
