import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { isDeal, MAX_PINS, type PinEnds, pinOf } from '../../shared/offers/pin.ts';
import { useRoom } from '../app/room-context.tsx';
import { setView, useView } from '../app/view-store.ts';
import { showErrorToast } from '../ui/overlay/toast.ts';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { isFull, isUndoable, type Pending } from './shelf.ts';
import { useProgramFrameTime } from './use-program-frame-time.ts';

/** Pending pins and unpins by product, until the show's event confirms them. */
export const usePendingPins = create<{ pending: ReadonlyMap<string, Pending> }>(() => ({
  pending: new Map(),
}));

function setPending(productId: string, kind: Pending | undefined): void {
  usePendingPins.setState(({ pending }) => {
    const next = new Map(pending);
    if (kind) next.set(productId, kind);
    else next.delete(productId);
    return { pending: next };
  });
}

export type TogglePin = (productId: string, ends?: PinEnds) => Promise<void>;

/**
 * Returns a function that pins a product, or unpins it if it is pinned already. A pin ends as given, or else as chosen
 * last.
 */
export function useTogglePin(): TogglePin {
  const room = useRoom();
  const command = useUndoableCommand();
  const programFrameTime = useProgramFrameTime();
  const { t } = useTranslation('offers');
  return useCallback(
    async (productId, ends = useView.getState().pinEnds) => {
      const frameAt = programFrameTime();
      const { show } = room.store.getState();
      const { pending } = usePendingPins.getState();
      const pin = pinOf(show.offers, productId);
      if (pending.has(productId)) return;
      // The pin of a deal ends with the deal, so its card opens the deals.
      if (pin && isDeal(pin)) {
        setView({ drawer: 'deals' });
        return;
      }
      if (!pin && isFull(show.offers.pins, pending)) {
        const title = show.catalog.products.find(product => product.id === productId)?.title ?? productId;
        showErrorToast(t('full.title', { count: MAX_PINS }), {
          id: 'pins-full',
          body: t('full.text', { title }),
        });
        return;
      }
      setPending(productId, pin ? 'unpinning' : 'pinning');
      if (pin)
        await command('offer.unpin', { pinId: pin.id, undo: isUndoable(pin, room.now()) }, { quiet: true });
      else await command('offer.pin', { productId, frameAt, ends }, { quiet: true });
      setPending(productId, undefined);
    },
    [room, command, programFrameTime, t],
  );
}
