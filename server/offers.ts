import { Refusal } from '../shared/errors.ts';
import { newEvent } from '../shared/events.ts';
import { cardOf, type Product } from '../shared/product.ts';
import { MAX_PINS, pinOf, type ShowState } from '../shared/show-state.ts';
import type { Decides } from './decision.ts';

function productOf(state: ShowState, productId: string): Product {
  const product = state.products.find(each => each.id === productId);
  if (!product) throw new Refusal('not-found', 'There is no such product in this show.');
  return product;
}

/** Which offers are on the viewers' screens, and who opened them. */
export const offers: Decides<'offer'> = {
  'offer.pin': (state, { productId }, { now, newId }) => {
    const product = productOf(state, productId);
    if (pinOf(state, productId)) throw new Refusal('already-done', 'This product is pinned already.');
    if (state.pins.length >= MAX_PINS) {
      throw new Refusal('pins-full', `At most ${MAX_PINS} offers can be pinned at once.`, {
        limit: MAX_PINS,
      });
    }
    const pin = { id: newId(), card: cardOf(product), at: now };
    return { events: [newEvent('offer.pinned', { pin })], result: { pinId: pin.id } };
  },

  'offer.unpin': (state, { pinId }) => {
    if (!state.pins.some(pin => pin.id === pinId))
      throw new Refusal('not-found', 'This offer is not pinned any more.');
    return { events: [newEvent('offer.unpinned', { pinId })], result: {} };
  },

  'offer.open': (state, { productId }, { actor }) => {
    // The crew tries links too; only the audience's clicks say something about interest.
    if (actor.role !== 'viewer') return { events: [], result: {} };
    const { brand } = productOf(state, productId);
    const opened = { productId, personId: actor.id, ...(brand ? { brand } : {}) };
    return { events: [newEvent('offer.opened', opened)], result: {} };
  },
};
