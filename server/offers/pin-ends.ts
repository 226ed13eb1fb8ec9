import { type NewEvent, newEvent } from '../../shared/events.ts';
import { endsWith, type Pin, type UnpinReason } from '../../shared/offers.ts';
import { cardOf } from '../../shared/product.ts';
import type { ShowState } from '../../shared/show-state.ts';
import type { Follow } from '../consequences.ts';
import type { Due } from '../due.ts';

const unpinned = (pin: Pin, reason: UnpinReason): NewEvent =>
  newEvent('offer.unpinned', { pinId: pin.id, reason });

/** What happens to a pin whose product is another one now: a card must never promise what can't be had. */
function followProduct({ products }: ShowState, pin: Pin): readonly NewEvent[] {
  const product = products.find(({ id }) => id === pin.card.id);
  if (!product) return [];
  const { price } = pin.card;
  if (product.stock === 0) return [unpinned(pin, 'soldOut')];
  if (product.price.minor !== price.minor || product.price.currency !== price.currency)
    return [unpinned(pin, 'price')];
  const card = cardOf(product);
  return JSON.stringify(card) === JSON.stringify(pin.card)
    ? []
    : [newEvent('offer.refreshed', { pinId: pin.id, card })];
}

/** Pins end with the stock, the price and the segment that they were made for, whatever changed those. */
export const pinsFollow: Follow = (before, after) => {
  if (after.pins.length === 0) return [];
  if (after.products !== before.products) return after.pins.flatMap(pin => followProduct(after, pin));
  const segmentId = after.runofshow.now?.segmentId;
  if (segmentId === undefined || segmentId === before.runofshow.now?.segmentId) return [];
  const segment = after.runofshow.segments.find(({ id }) => id === segmentId);
  return after.pins.flatMap(pin => (endsWith(pin, segment) ? unpinned(pin, 'segment') : []));
};

/** Pins whose time is over. */
export const pinsDue: Due = {
  due: ({ pins }, { now }) =>
    pins.flatMap(pin => (pin.until !== undefined && pin.until <= now ? unpinned(pin, 'time') : [])),
  nextAt: ({ pins }) => {
    const ends = pins.flatMap(pin => pin.until ?? []);
    return ends.length > 0 ? Math.min(...ends) : undefined;
  },
  dueOf: event => (event.name === 'offer.pinned' ? event.data.pin.until : undefined),
};
