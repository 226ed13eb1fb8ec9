import type { ProductSummary } from '../../shared/catalog/product.ts';
import { type Deal, isRunning, type RunningDeal } from '../../shared/deals/deal.ts';
import type { Chapter } from '../../shared/replay/replay.ts';

/** What has become of an offer of a replay. */
export type OfferToday =
  /** Not known yet. */
  | { readonly kind: 'asking' }
  /** Its deal runs, and can be claimed as in the show. */
  | { readonly kind: 'deal'; readonly deal: RunningDeal; readonly card: ProductSummary }
  /** The product is sold, for the price of then or for another; the deal of then, if it was one, is over. */
  | {
      readonly kind: 'sold';
      readonly card: ProductSummary;
      readonly hasPriceOfThen: boolean;
      readonly isDealOver: boolean;
    }
  /** The product is not sold here any more. */
  | { readonly kind: 'gone' };

/**
 * Compares an offer of then with today.
 * @param cards the products of today by id; undefined before they are known
 */
export function offerToday(
  { productId, dealId, price }: Chapter,
  deals: Readonly<Record<string, Deal>>,
  cards: ReadonlyMap<string, ProductSummary> | undefined,
): OfferToday {
  if (!cards) return { kind: 'asking' };
  const card = cards.get(productId);
  if (!card) return { kind: 'gone' };
  const deal = dealId === undefined ? undefined : deals[dealId];
  if (deal && isRunning(deal)) return { kind: 'deal', deal, card };
  const hasPriceOfThen = card.price.currency === price.currency && card.price.minor === price.minor;
  return { kind: 'sold', card, hasPriceOfThen, isDealOver: dealId !== undefined };
}
