import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { isDeal, MAX_PINS, type Pin, type PinEnds, pinOf } from '../../shared/offers/pin.ts';
import { useRoom } from '../app/room-context.tsx';
import { setView, useView } from '../app/view-store.ts';
import { showErrorToast, showToast, toasts } from '../ui/overlay/toast.ts';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { isFull, isUndoable, oldestPin, type Pending } from './shelf.ts';
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

/** How long one more press of the same product takes the offered place. */
const OFFER_MS = 8000;
const FULL_TOAST = 'pins-full';

/**
 * Returns a function that pins a product, or unpins it if it is pinned already. A pin ends as given, or else as chosen
 * last. Where all places are taken, that of the oldest is offered: one more press, or the toast's button, takes it.
 */
export function useTogglePin(): TogglePin {
  const room = useRoom();
  const command = useUndoableCommand();
  const programFrameTime = useProgramFrameTime();
  const offerPlace = useOfferPlace();
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
      const pinIt = async (replaces?: string) => {
        setPending(productId, 'pinning');
        await command(
          'offer.pin',
          { productId, frameAt, ends, ...(replaces ? { replaces } : {}) },
          { quiet: true },
        );
        setPending(productId, undefined);
      };
      if (!pin && isFull(show.offers.pins, pending)) return offerPlace(productId, show.offers.pins, pinIt);
      if (!pin) return pinIt();
      setPending(productId, 'unpinning');
      await command('offer.unpin', { pinId: pin.id, undo: isUndoable(pin, room.now()) }, { quiet: true });
      setPending(productId, undefined);
    },
    [room, command, programFrameTime, offerPlace],
  );
}

/** The product that was offered a place, and the offer's end by this page's own clock. */
let offered: { readonly productId: string; readonly until: number } | undefined;

/** Returns a function that offers a product the place of the oldest pin, and gives it at the second press. */
function useOfferPlace() {
  const room = useRoom();
  const { t } = useTranslation('offers');
  return useCallback(
    async (productId: string, pins: readonly Pin[], pinIt: (replaces: string) => Promise<void>) => {
      const oldest = oldestPin(pins, usePendingPins.getState().pending);
      const title = room.store.getState().show.catalog.products.find(({ id }) => id === productId)?.title;
      if (!oldest) {
        showErrorToast(t('full.title', { count: MAX_PINS }), { id: FULL_TOAST, body: t('full.onlyDeals') });
        return;
      }
      const replace = () => {
        offered = undefined;
        toasts.close(FULL_TOAST);
        return pinIt(oldest.id);
      };
      if (offered?.productId === productId && performance.now() < offered.until) return replace();
      offered = { productId, until: performance.now() + OFFER_MS };
      showToast(t('full.title', { count: MAX_PINS }), {
        id: FULL_TOAST,
        timeoutMs: OFFER_MS,
        body: t('full.offer', { title: title ?? productId, oldest: oldest.card.title }),
        action: { label: t('full.replace'), run: () => void replace() },
      });
    },
    [room, t],
  );
}
