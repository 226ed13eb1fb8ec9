import { useCallback, useMemo, useState } from 'react';
import type { Product } from '../../shared/catalog/product.ts';
import { type Pin, pinOf } from '../../shared/offers/pin.ts';
import type { Suggestion, SuggestReason } from '../../shared/suggest/contract.ts';
import { useRoomView, useShow } from '../app/room-context.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';

export interface Suggested {
  readonly product: Product;
  readonly reasons: readonly SuggestReason[];
}

const NONE: readonly string[] = [];

/** The suggestions that can be shown: of products on the shelf that are neither pinned nor dismissed. */
export function showable(
  ranked: readonly Suggestion[],
  products: readonly Product[],
  pins: Pin[],
  dismissed: readonly string[],
): Suggested[] {
  const byId = new Map(products.map(product => [product.id, product]));
  return ranked.flatMap(({ productId, reasons }) => {
    const product = byId.get(productId);
    const isHidden = dismissed.includes(productId) || pinOf({ pins }, productId) !== undefined;
    return product && !product.archived && !isHidden ? [{ product, reasons }] : [];
  });
}

/**
 * The suggestions, best first. `setPaused(true)` freezes the ranking, so that a click never hits a product that has just
 * replaced another.
 */
export function useSuggestions() {
  const command = useUndoableCommand();
  const live = useRoomView(view => view.live.suggest.items);
  const products = useShow(show => show.catalog.products);
  const pins = useShow(show => show.offers.pins);
  const [paused, setPausedRanking] = useState<readonly Suggestion[]>();
  const ranked = paused ?? live;
  // Dismissed ones are hidden at once, until the server's next ranking.
  const [dismissed, setDismissed] = useState({ from: ranked, ids: NONE });
  const ids = dismissed.from === ranked ? dismissed.ids : NONE;

  const items = useMemo(() => showable(ranked, products, pins, ids), [ranked, products, pins, ids]);
  const setPaused = useCallback((on: boolean) => setPausedRanking(on ? live : undefined), [live]);
  const dismiss = useCallback(
    (productId: string) => {
      setDismissed({ from: ranked, ids: [...ids, productId] });
      void command('suggest.dismiss', { productId });
    },
    [ranked, ids, command],
  );
  return { items, setPaused, dismiss };
}
