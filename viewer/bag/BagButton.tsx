import { ShoppingBag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { room } from '../session.ts';
import { formatCount } from '../ui/format.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { LazyBag } from './LazyBag.tsx';

/**
 * Opens the bag over the page, where there is no room for it beside the picture. A bag that is open stays so while
 * something else has the button's place.
 */
export function BagButton({ isCovered }: { isCovered: boolean }) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const count = useStore(room.store, state => state.live.bag.count);
  return (
    <>
      {!isCovered && (
        <button
          type="button"
          className="round bag-button"
          aria-label={t('bag.open', { count })}
          onClick={() => setOpen(true)}
        >
          <ShoppingBag size={20} aria-hidden="true" />
          <small aria-hidden="true">{formatCount(count, i18n.language)}</small>
        </button>
      )}
      {open && (
        <Sheet tall title={t('bag.title')} onClose={() => setOpen(false)}>
          <LazyBag />
        </Sheet>
      )}
    </>
  );
}
