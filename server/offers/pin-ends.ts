import { isSameMoney } from '../../shared/catalog/price-history.ts';
import { cardOf, type ProductCard } from '../../shared/catalog/product.ts';
import { endsWith, type Pin, type UnpinReason } from '../../shared/offers/pin.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Deadlines } from '../show/deadlines.ts';
import type { Policy } from '../show/policies.ts';

const unpinned = (pin: Pin, reason: UnpinReason): NewEvent =>
  newEvent('offer.unpinned', { pinId: pin.id, reason });

/** Whether no price that a card shows is another one now, in any currency and for any variant. */
function costsTheSame(before: ProductCard, now: ProductCard): boolean {
  const further = (before.prices ?? []).every(({ currency, minor }) =>
    now.prices?.some(each => each.currency === currency && each.minor === minor),
  );
  const variants = (before.variants ?? []).every(({ id, price }) => {
    const same = now.variants?.find(each => each.id === id);
    return !same || isSameMoney(same.price, price);
  });
  return isSameMoney(before.price, now.price) && further && variants;
}

/** What happens to a pin whose product is another one now: a card must never promise what can't be had. */
function followProduct({ catalog: { products } }: ShowState, pin: Pin): readonly NewEvent[] {
  const product = products.find(({ id }) => id === pin.card.id);
  // A deal's card has the deal's price, and goes when the deal does.
  if (!product || pin.dealId) return [];
  if (product.stock === 0) return [unpinned(pin, 'soldOut')];
  if (!costsTheSame(pin.card, product)) return [unpinned(pin, 'price')];
  const card = cardOf(product);
  return JSON.stringify(card) === JSON.stringify(pin.card)
    ? []
    : [newEvent('offer.refreshed', { pinId: pin.id, card })];
}

/** Pins end with the stock, the price and the segment that they were made for, whatever changed those. */
export const pinPolicy: Policy = (before, after) => {
  if (after.offers.pins.length === 0) return [];
  if (after.catalog.products !== before.catalog.products)
    return after.offers.pins.flatMap(pin => followProduct(after, pin));
  const segmentId = after.runofshow.now?.segmentId;
  if (segmentId === undefined || segmentId === before.runofshow.now?.segmentId) return [];
  const segment = after.runofshow.segments.find(({ id }) => id === segmentId);
  return after.offers.pins.flatMap(pin => (endsWith(pin, segment) ? unpinned(pin, 'segment') : []));
};

/** Pins whose time is over. */
export const pinDeadlines: Deadlines = {
  due: ({ offers: { pins } }, { now }) =>
    pins.flatMap(pin => (pin.until !== undefined && pin.until <= now ? unpinned(pin, 'time') : [])),
  nextAt: ({ offers: { pins } }) => {
    const ends = pins.flatMap(pin => pin.until ?? []);
    return ends.length > 0 ? Math.min(...ends) : undefined;
  },
  dueOf: event => (event.name === 'offer.pinned' ? event.data.pin.until : undefined),
};
