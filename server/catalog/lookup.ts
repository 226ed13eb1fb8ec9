import type { Product } from '../../shared/catalog/product.ts';
import { type Deal, isRunning } from '../../shared/deals/deal.ts';
import { CommandError } from '../../shared/errors.ts';
import { pinOf } from '../../shared/offers/pin.ts';
import type { ShowState } from '../../shared/show/state.ts';

/** A product of the show. Throws a CommandError `not-found`. */
export function productOf(state: ShowState, productId: string): Product {
  const product = state.catalog.products.find(({ id }) => id === productId);
  if (product) return product;
  throw new CommandError('not-found', `There is no product ${productId} in this show.`, { productId });
}

/** A product that can be shown and sold. Throws a CommandError `not-found` or `archived`. */
export function shelfProductOf(state: ShowState, productId: string): Product {
  const product = productOf(state, productId);
  if (!product.archived) return product;
  throw new CommandError('archived', `The product ${productId} is archived; bring it back first.`, {
    productId,
  });
}

const dealsWith = (state: ShowState, productId: string): Deal[] =>
  Object.values(state.deals.byId).filter(({ plan }) => plan.items.some(item => item.productId === productId));

/** Refuses what would take a product from a running deal. */
export function assertNotInDeal(state: ShowState, productId: string): void {
  if (!dealsWith(state, productId).some(isRunning)) return;
  throw new CommandError('in-deal', `The product ${productId} is in a running deal; end it first.`, {
    productId,
  });
}

/** Refuses to take a product off the shelf that viewers have before them, pinned or in a deal. */
export function assertUnused(state: ShowState, productId: string): void {
  assertNotInDeal(state, productId);
  if (!pinOf(state.offers, productId)) return;
  throw new CommandError('pinned', `The product ${productId} is pinned; take it off the screens first.`, {
    productId,
  });
}

/** Refuses to remove a product that somebody holds and has not paid: the way to its shop is known from it. */
export function assertNotHeld(state: ShowState, productId: string): void {
  const isHeld = dealsWith(state, productId).some(({ plan }) => (state.deals.claims[plan.id]?.held ?? 0) > 0);
  if (!isHeld) return;
  throw new CommandError('in-deal', `Units of the product ${productId} are held and not paid yet.`, {
    productId,
  });
}

/** Refuses to take a variant from a product while a deal sells that one. */
export function assertVariantsStay(state: ShowState, productId: string, kept: readonly string[]): void {
  const isSold = dealsWith(state, productId).some(
    deal =>
      isRunning(deal) &&
      deal.plan.items.some(
        item => item.productId === productId && item.variantId && !kept.includes(item.variantId),
      ),
  );
  if (isSold)
    throw new CommandError('in-deal', `A running deal sells a variant of ${productId} that would be gone.`, {
      productId,
    });
}
