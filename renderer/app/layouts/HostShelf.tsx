import { useEffect } from 'react';
import { AddProductsDialog } from '../../catalog/import/AddProductsDialog.tsx';
import { Shelf } from '../../offers/Shelf.tsx';

/** Passing messages must not lie over the cards that are to be clicked. */
function useToastsOnTop(): void {
  useEffect(() => {
    document.documentElement.dataset.toasts = 'top';
    return () => {
      delete document.documentElement.dataset.toasts;
    };
  }, []);
}

/** The host's product shelf, under the picture. */
export function HostShelf() {
  useToastsOnTop();
  return (
    <div className="panel h-full min-h-0 overflow-hidden">
      <Shelf />
      <AddProductsDialog />
    </div>
  );
}
