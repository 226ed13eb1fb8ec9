import { MIN_PIN_SECONDS, type Pin } from '../../shared/offers/pin.ts';
import type { Command } from '../../shared/show/protocol.ts';
import type { Undo } from '../undo/undoable.ts';

function pinAgain({ card, until, withSegment }: Pin, now: number): Extract<Command, { name: 'offer.pin' }> {
  const left =
    until === undefined ? {} : { seconds: Math.max(MIN_PIN_SECONDS, Math.ceil((until - now) / 1000)) };
  const ends = { ...left, ...(withSegment ? { withSegment } : {}) };
  return { name: 'offer.pin', data: { productId: card.id, ends } };
}

export const undo: Undo<'offers'> = {
  'offer.pin': {
    // What made room comes back in the same moment.
    inverse: ({ replaces }, { pinId }, { show, now }) => {
      const before = show.offers.pins.find(({ id }) => id === replaces);
      if (!before) return { name: 'offer.unpin', data: { pinId, undo: true } };
      return { name: 'offer.pin', data: { ...pinAgain(before, now).data, replaces: pinId } };
    },
    describe: (t, { productId }, show) => {
      const product = show.catalog.products.find(({ id }) => id === productId);
      return t('offers:undo.pin', { title: product?.title ?? productId });
    },
  },
  'offer.unpin': {
    inverse: ({ pinId }, _result, { show, now }) => {
      const unpinned = show.offers.pins.find(pin => pin.id === pinId);
      return unpinned && pinAgain(unpinned, now);
    },
    describe: (t, { pinId }, show) => {
      const unpinned = show.offers.pins.find(pin => pin.id === pinId);
      return t('offers:undo.unpin', { title: unpinned?.card.title ?? '' });
    },
  },
  'offer.order': {
    inverse: (_data, _result, { show }) => {
      const pinIds = show.offers.pins.map(pin => pin.id).reverse();
      return pinIds.length > 0 ? { name: 'offer.order', data: { pinIds } } : undefined;
    },
    describe: t => t('offers:undo.order'),
  },
};
