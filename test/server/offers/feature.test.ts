import { expect, test } from 'vitest';
import { flash, host, storyWith } from '../../support/deals.ts';

const EXTRA = { id: 'hat', title: 'Hat', price: { minor: 100, currency: 'EUR' }, aliases: [], history: [] };

/** A show with its three places taken: by the shoe, the sock and the lamp, in this order. */
function full() {
  const story = storyWith();
  story.do('catalog.import', { products: [...story.state.catalog.products, EXTRA] }).as(host);
  for (const productId of ['shoe', 'sock', 'lamp']) story.after(1).do('offer.pin', { productId });
  return story;
}
const pinned = ({ state }: ReturnType<typeof full>) => state.offers.pins.map(({ card }) => card.id);

test('a fourth pin takes the place of the one that it names, in one step, and without one it is refused', () => {
  const story = full();
  expect(story.codeOf('offer.pin', { productId: 'hat' })).toBe('pins-full');
  story.do('offer.pin', { productId: 'hat', replaces: story.state.offers.pins[0]?.id ?? '' });
  expect(pinned(story)).toEqual(['sock', 'lamp', 'hat']);
});

test('a place that is free already is taken, and one that is gone while all are taken again is refused', () => {
  const story = full();
  const replaces = story.state.offers.pins[0]?.id ?? '';
  story.do('offer.unpin', { pinId: replaces }).do('offer.pin', { productId: 'hat', replaces });
  expect(pinned(story)).toEqual(['sock', 'lamp', 'hat']);
  expect(story.codeOf('offer.pin', { productId: 'shoe', replaces })).toBe('pins-full');
});

test('a card that a deal has put there keeps its place', () => {
  const story = full();
  story.do('deal.save', { plan: flash() }).do('deal.start', { dealId: 'deal' });
  const replaces = story.state.offers.pins.find(({ dealId }) => dealId === 'deal')?.id ?? '';
  expect(story.codeOf('offer.pin', { productId: 'hat', replaces })).toBe('forbidden');
});
