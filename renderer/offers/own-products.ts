import { onShelf, type Product } from '../../shared/catalog/product.ts';
import type { Interest } from '../../shared/catalog/state.ts';
import type { Pin } from '../../shared/offers/pin.ts';
import { entryOf } from '../../shared/show/record.ts';
import type { ShowState } from '../../shared/show/state.ts';

/** A brand's product with its viewer interest and its pin. */
export interface OwnProduct {
  readonly product: Product;
  readonly interest: Interest;
  readonly pin: Pin | undefined;
}

const NO_INTEREST: Interest = { clicks: 0 };

/** A brand's products: those on screen first, then by the number of clicks. */
export function ownProducts({
  catalog: { products, interest },
  offers: { pins },
}: Pick<ShowState, 'catalog' | 'offers'>): OwnProduct[] {
  return onShelf(products)
    .map(product => ({
      product,
      interest: entryOf(interest, product.id) ?? NO_INTEREST,
      pin: pins.find(pin => pin.card.id === product.id),
    }))
    .sort(
      (a, b) =>
        Number(b.pin !== undefined) - Number(a.pin !== undefined) || b.interest.clicks - a.interest.clicks,
    );
}
