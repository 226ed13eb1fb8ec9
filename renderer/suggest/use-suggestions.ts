import { useCallback, useMemo, useState } from 'react';
import { type Pin, pinOf } from '../../shared/offers.ts';
import type { Product } from '../../shared/product.ts';
import type { Suggestion, SuggestReason } from '../../shared/signals.ts';
import { useRoomView, useShow } from '../app/room-context.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';

export interface Suggested {
  readonly product: Product;
  readonly reasons: readonly SuggestReason[];
}

const NONE: readonly string[] = [];

/** The ranking as it can be shown: products that are known, not on screen already and not just put off. */
export function showable(
  ranked: readonly Suggestion[],
  products: readonly Product[],
  pins: Pin[],
  putOff: readonly string[],
): Suggested[] {
  const byId = new Map(products.map(product => [product.id, product]));
  return ranked.flatMap(({ productId, reasons }) => {
    const product = byId.get(productId);
    const leaves = putOff.includes(productId) || pinOf({ pins }, productId) !== undefined;
    return product && !leaves ? [{ product, reasons }] : [];
  });
}

/**
 * What to show next, best first. The ranking stands still while `hold(true)` is on, so that a click under the pointer
 * never hits the product that has just taken another's place.
 */
export function useSuggestions() {
  const command = useUndoableCommand();
  const live = useRoomView(view => view.suggestions);
  const products = useShow(show => show.products);
  const pins = useShow(show => show.pins);
  const [still, setStill] = useState<readonly Suggestion[]>();
  const ranked = still ?? live;
  // What was put off leaves at once; the next ranking is the server's word again.
  const [putOff, setPutOff] = useState({ from: ranked, ids: NONE });
  const ids = putOff.from === ranked ? putOff.ids : NONE;

  const items = useMemo(() => showable(ranked, products, pins, ids), [ranked, products, pins, ids]);
  const hold = useCallback((on: boolean) => setStill(on ? live : undefined), [live]);
  const notNow = useCallback(
    (productId: string) => {
      setPutOff({ from: ranked, ids: [...ids, productId] });
      void command('suggest.dismiss', { productId });
    },
    [ranked, ids, command],
  );
  return { items, hold, notNow };
}
