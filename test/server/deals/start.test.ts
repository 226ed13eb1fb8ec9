import { expect, test } from 'vitest';
import { DAY_MS, eur, flash, shelf } from '../../support/deals.ts';
import { Story } from '../../support/story.ts';

/** The lowest price beside a deal on a shoe whose prices are known for so many days. */
function lowestAfter(days: number) {
  const now = Date.UTC(2026, 10, 25);
  const since = now - days * DAY_MS;
  const products = shelf(now).map(product => ({
    ...product,
    history: [
      { at: since, price: eur(9500) },
      { at: now - DAY_MS / 4, price: eur(10_000) },
    ],
  }));
  const story = new Story(now).do('catalog.import', { products });
  story.do('deal.save', { plan: flash() }).do('deal.start', { dealId: 'deal' });
  return { lowest: story.state.deals.byId.deal?.lowest, since };
}

test('the lowest price of thirty days is said where the prices of thirty days are known', () => {
  expect(lowestAfter(40).lowest).toEqual({ price: eur(9500), days: 30 });
  expect(lowestAfter(30).lowest).toEqual({ price: eur(9500), days: 30 });
});

test('where fewer days are known, it says since when', () => {
  const { lowest, since } = lowestAfter(12);
  expect(lowest).toEqual({ price: eur(9500), days: 30, since });
});
