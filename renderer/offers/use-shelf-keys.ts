import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { useNumberedShelf } from '../catalog/use-shelf-products.ts';
import { showToast } from '../ui/overlay/toast.ts';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { productOfKey } from './shelf.ts';
import { useTogglePin } from './use-pinning.ts';

const FREE_TOAST = 'free-number';

/** Registers the keys of the shelf: 1-9 pin and unpin, 0 takes the last pin off. */
export function useShelfKeys(): void {
  const toggle = useTogglePin();
  const shelf = useNumberedShelf();
  const last = useShow(show => show.offers.pins.at(-1));
  const tellFree = useTellFree();
  useShortcut('pin', key => {
    const product = productOfKey(shelf, Number(key));
    if (product) void toggle(product.id);
    else tellFree(Number(key));
  });
  useShortcut('unpinLast', () => last && void toggle(last.card.id), last !== undefined);
}

/** Returns a function that says why a number does nothing, and offers to bring its product back. */
function useTellFree(): (number: number) => void {
  const { t } = useTranslation('offers');
  const { products, numbered } = useShow(show => show.catalog);
  const command = useUndoableCommand();
  return number => {
    const id = numbered?.[number - 1];
    if (id === undefined) return;
    const product = products.find(each => each.id === id);
    if (!product) {
      showToast(t('free.removed', { number }), { id: FREE_TOAST });
      return;
    }
    showToast(t('free.archived', { number, title: product.title }), {
      id: FREE_TOAST,
      action: {
        label: t('free.bringBack'),
        run: () => void command('catalog.edit', { productId: id, change: { archived: null } }),
      },
    });
  };
}
