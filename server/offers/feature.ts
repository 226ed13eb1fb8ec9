import { CommandError } from '../../shared/errors.ts';
import { broughtToFront, isDeal, MAX_PINS, pinOf } from '../../shared/offers/pin.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { productOf, shelfProductOf } from '../catalog/lookup.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';
import { Impressions } from './impressions.ts';
import { newPin } from './pin.ts';
import { pinDeadlines, pinPolicy } from './pin-ends.ts';

/** Takes off the pin whose place another takes. One that is gone already has left its place. */
function replacedBy({ offers }: ShowState, pinId: string | undefined): NewEvent[] {
  const pin = offers.pins.find(({ id }) => id === pinId);
  if (!pin) return [];
  if (isDeal(pin))
    throw new CommandError('forbidden', 'This card stays until its deal is over; end the deal instead.');
  return [newEvent('offer.unpinned', { pinId: pin.id, reason: 'host' })];
}

/** Which offers are on the viewers' screens, and who opened them. */
const handlers: Handlers<'offers'> = {
  'offer.pin': (state, { productId, replaces, ...options }, context) => {
    const product = shelfProductOf(state, productId);
    if (pinOf(state.offers, productId))
      throw new CommandError('already-done', 'This product is pinned already.');
    if (product.stock === 0) throw new CommandError('sold-out', 'Nothing is left of this product to sell.');
    const unpinned = replacedBy(state, replaces);
    if (state.offers.pins.length - unpinned.length >= MAX_PINS) {
      throw new CommandError('pins-full', `At most ${MAX_PINS} offers can be pinned at once.`, {
        limit: MAX_PINS,
      });
    }
    const pin = newPin(product, options, context);
    return { events: [...unpinned, newEvent('offer.pinned', { pin })], result: { pinId: pin.id } };
  },

  'offer.unpin': (state, { pinId, undo }) => {
    if (!state.offers.pins.some(pin => pin.id === pinId))
      throw new CommandError('not-found', 'This offer is not pinned any more.');
    return { events: [newEvent('offer.unpinned', { pinId, reason: undo ? 'undo' : 'host' })], result: {} };
  },

  'offer.order': (state, { pinIds }) => {
    const pins = broughtToFront(state.offers.pins, pinIds);
    const isSame = pins.every((pin, place) => pin === state.offers.pins[place]);
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

export const offers = defineFeature('offers', {
  handlers,
  policy: pinPolicy,
  deadlines: pinDeadlines,
  react: show => new Impressions(show.broadcaster),
  queries: {
    'offer.seen': ({ pinIds }, { reactor, member, show }) => {
      reactor.saw(member.actor, pinIds, show.clock.now());
      return {};
    },
  },
});
