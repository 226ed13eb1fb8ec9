import { ShoppingBag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { room } from '../session.ts';
import { formatCount } from '../ui/format.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { LazyBag } from './LazyBag.tsx';

/** Opens the bag over the page, where there is no room for it beside the picture. */
export function BagButton() {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const count = useStore(room.store, state => state.live.bag.count);
  return (
    <>
      <button
        type="button"
        className="round bag-button"
        aria-label={t('bag.open', { count })}
        onClick={() => setOpen(true)}
      >
        <ShoppingBag size={20} aria-hidden="true" />
        <small aria-hidden="true">{formatCount(count, i18n.language)}</small>
      </button>
      {open && (
        <Sheet tall title={t('bag.title')} onClose={() => setOpen(false)}>
          <LazyBag />
        </Sheet>
      )}
    </>
  );
}
