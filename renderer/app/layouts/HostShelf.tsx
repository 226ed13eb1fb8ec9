import { useEffect } from 'react';
import { AddProductsDialog } from '../../catalog/import/AddProductsDialog.tsx';
import { Shelf } from '../../offers/Shelf.tsx';

/** Moves toasts to the top, so that they don't cover the product cards. */
function useToastsOnTop(): void {
  useEffect(() => {
    document.documentElement.dataset.toasts = 'top';
    return () => {
      delete document.documentElement.dataset.toasts;
    };
  }, []);
}

/** The host's product shelf, below the stage. */
export function HostShelf() {
  useToastsOnTop();
  return (
    <div className="panel h-full min-h-0 overflow-hidden">
      <Shelf />
      <AddProductsDialog />
    </div>
  );
}
