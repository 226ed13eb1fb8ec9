import { MAX_PINS, type Pin } from '../../shared/offers.ts';
import type { Product } from '../../shared/product.ts';

/** How many products of the shelf have a key of their own. */
export const SHELF_KEYS = 9;

/** How long after a pin a click takes it back, as if it had not been. */
export const UNDO_MS = 5000;

/** Whether taking a pin off now takes back the click that made it. */
export const isUndoable = (pin: Pin, now: number): boolean => now - pin.at < UNDO_MS;

/** What has been asked for a product and is not yet answered by an event. */
export type Pending = 'pinning' | 'unpinning';

export type PinStatus =
  | { readonly kind: 'off' }
  | { readonly kind: 'pinning' }
  | { readonly kind: 'pinned'; readonly pin: Pin }
  | { readonly kind: 'unpinning'; readonly pin: Pin };

/** How a product stands: on screen by the show's own state, or on the way there or back. */
export function pinStatus(pin: Pin | undefined, pending: Pending | undefined): PinStatus {
  if (pin) return pending === 'unpinning' ? { kind: 'unpinning', pin } : { kind: 'pinned', pin };
  return pending === 'pinning' ? { kind: 'pinning' } : { kind: 'off' };
}

/** Whether one more pin would be turned down; pins on their way count, so that two quick keys don't race. */
export function isFull(pins: readonly Pin[], pending: ReadonlyMap<string, Pending>): boolean {
  const pinned = new Set(pins.map(pin => pin.card.id));
  let taken = pins.length;
  for (const [productId, kind] of pending) {
    if (kind === 'pinning' && !pinned.has(productId)) taken += 1;
    if (kind === 'unpinning' && pinned.has(productId)) taken -= 1;
  }
  return taken >= MAX_PINS;
}

/** The product that a key 1-9 stands for: the shelf's nth, whatever the search shows, so that hands can learn it. */
export function productOfKey(products: readonly Product[], key: number): Product | undefined {
  return key >= 1 && key <= SHELF_KEYS ? products[key - 1] : undefined;
}

export interface ShelfEntry {
  readonly product: Product;
  /** 1-9, for those that have one. */
  readonly key: number | undefined;
}

/** The shelf's products that match a search, each with the key it keeps. */
export function shelfEntries(products: readonly Product[], search: string): ShelfEntry[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  return products.flatMap((product, index) => {
    if (!words.every(word => haystack(product).includes(word))) return [];
    return [{ product, key: index < SHELF_KEYS ? index + 1 : undefined }];
  });
}

function haystack(product: Product): string {
  return fold([product.title, product.id, product.brand ?? '', ...product.aliases].join(' '));
}

/** Case and accents don't matter to somebody who searches in a hurry. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLocaleLowerCase();
}
