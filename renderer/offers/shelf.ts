import type { NumberedProduct } from '../../shared/catalog/numbers.ts';
import type { Product } from '../../shared/catalog/product.ts';
import { searchText, wordsOf } from '../../shared/catalog/search.ts';
import { isDeal, MAX_PINS, type Pin } from '../../shared/offers/pin.ts';

/** Number of products with a key. */
export const SHELF_KEYS = 9;

/** Time after a pin in which unpinning counts as undo. */
export const UNDO_MS = 5000;

/** True if unpinning now counts as an undo of the pin. */
export const isUndoable = (pin: Pin, now: number): boolean => now - pin.at < UNDO_MS;

/** A command of a product that is sent and not yet confirmed by an event. */
export type Pending = 'pinning' | 'unpinning';

export type PinStatus =
  | { readonly kind: 'off' }
  | { readonly kind: 'pinning' }
  | { readonly kind: 'pinned'; readonly pin: Pin }
  | { readonly kind: 'unpinning'; readonly pin: Pin };

/** Status of a product by the show's pins and the pending commands. */
export function pinStatus(pin: Pin | undefined, pending: Pending | undefined): PinStatus {
  if (pin) return pending === 'unpinning' ? { kind: 'unpinning', pin } : { kind: 'pinned', pin };
  return pending === 'pinning' ? { kind: 'pinning' } : { kind: 'off' };
}

/** True if the server would reject one more pin. Pending pins count, so that two quick keys don't race. */
export function isFull(pins: readonly Pin[], pending: ReadonlyMap<string, Pending>): boolean {
  const pinned = new Set(pins.map(pin => pin.card.id));
  let count = pins.length;
  for (const [productId, kind] of pending) {
    if (kind === 'pinning' && !pinned.has(productId)) count += 1;
    if (kind === 'unpinning' && pinned.has(productId)) count -= 1;
  }
  return count >= MAX_PINS;
}

/** The pin that has been on screen longest, which one more may replace: none of a deal's, and none that goes already. */
export const oldestPin = (pins: readonly Pin[], pending: ReadonlyMap<string, Pending>): Pin | undefined =>
  pins
    .filter(pin => !isDeal(pin) && !pending.has(pin.card.id))
    .reduce<Pin | undefined>((oldest, pin) => (oldest && oldest.at <= pin.at ? oldest : pin), undefined);

/** The product of a key 1-9: the one that has this number, independently of the search, so that keys can be learned. */
export function productOfKey(shelf: readonly NumberedProduct[], key: number): Product | undefined {
  if (key > SHELF_KEYS) return undefined;
  return shelf.find(({ number }) => number === key)?.product;
}

export interface ShelfEntry {
  readonly product: Product;
  /** 1-9, or undefined for products of higher numbers. */
  readonly key: number | undefined;
}

/** The products that match a search and are of a category, where one is given, each with its key. */
export function shelfEntries(
  shelf: readonly NumberedProduct[],
  search: string,
  category?: string,
): ShelfEntry[] {
  const words = wordsOf(search);
  return shelf.flatMap(({ product, number }) => {
    if (category !== undefined && product.category !== category) return [];
    if (!words.every(word => searchText(product).includes(word))) return [];
    return [{ product, key: number <= SHELF_KEYS ? number : undefined }];
  });
}
