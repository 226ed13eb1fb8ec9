import { cardOf, type Product } from '../../shared/catalog/product.ts';
import { CommandError } from '../../shared/errors.ts';
import { broughtToFront, MAX_PINS, type Pin, type PinEnds, pinOf } from '../../shared/offers/pin.ts';
import { newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Decides, DecisionContext } from '../decision.ts';

interface PinWishes {
  readonly frameAt?: number | undefined;
  readonly ends?: PinEnds | undefined;
}

/** The pin of a product from now on. */
export function newPin(
  product: Product,
  { frameAt, ends = {} }: PinWishes,
  { now, newId }: DecisionContext,
): Pin {
  const { seconds, withSegment } = ends;
  return {
    id: newId(),
    card: cardOf(product),
    at: now,
    ...(frameAt === undefined ? {} : { frameAt }),
    ...(seconds === undefined ? {} : { until: now + seconds * 1000 }),
    ...(withSegment ? { withSegment } : {}),
  };
}

function productOf(state: ShowState, productId: string): Product {
  const product = state.products.find(each => each.id === productId);
  if (!product) throw new CommandError('not-found', 'There is no such product in this show.');
  return product;
}

/** Which offers are on the viewers' screens, and who opened them. */
export const offers: Decides<'offer'> = {
  'offer.pin': (state, { productId, ...wishes }, context) => {
    const product = productOf(state, productId);
    if (pinOf(state, productId)) throw new CommandError('already-done', 'This product is pinned already.');
    if (product.stock === 0) throw new CommandError('sold-out', 'Nothing is left of this product to sell.');
    if (state.pins.length >= MAX_PINS) {
      throw new CommandError('pins-full', `At most ${MAX_PINS} offers can be pinned at once.`, {
        limit: MAX_PINS,
      });
    }
    const pin = newPin(product, wishes, context);
    return { events: [newEvent('offer.pinned', { pin })], result: { pinId: pin.id } };
  },

  'offer.unpin': (state, { pinId, undo }) => {
    if (!state.pins.some(pin => pin.id === pinId))
      throw new CommandError('not-found', 'This offer is not pinned any more.');
    return { events: [newEvent('offer.unpinned', { pinId, reason: undo ? 'undo' : 'host' })], result: {} };
  },

  'offer.order': (state, { pinIds }) => {
    const pins = broughtToFront(state.pins, pinIds);
    const isSame = pins.every((pin, place) => pin === state.pins[place]);
    const ordered = { pinIds: pins.map(pin => pin.id).reverse() };
    return { events: isSame ? [] : [newEvent('offer.ordered', ordered)], result: {} };
  },

  'offer.open': (state, { productId }, { actor }) => {
    // The crew tries links too; only the audience's clicks say something about interest.
    if (actor.role !== 'viewer') return { events: [], result: {} };
    const { brand } = productOf(state, productId);
    const opened = { productId, personId: actor.id, ...(brand ? { brand } : {}) };
    return { events: [newEvent('offer.opened', opened)], result: {} };
  },
};
