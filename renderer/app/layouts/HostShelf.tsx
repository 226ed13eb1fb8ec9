import { AddProductsDialog } from '../../catalog/import/AddProductsDialog.tsx';
import { ProductDialogs } from '../../catalog/product/ProductDialogs.tsx';
import { Shelf } from '../../offers/Shelf.tsx';
import { useToastsOnTop } from '../../ui/hooks/use-toasts-on-top.ts';

/** The host's product shelf, below the stage. */
export function HostShelf() {
  useToastsOnTop();
  return (
    <div className="panel h-full min-h-0 overflow-hidden">
      <Shelf />
      <AddProductsDialog />
      <ProductDialogs />
    </div>
  );
}
