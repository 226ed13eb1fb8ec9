import { expect, test } from 'vitest';
import { summaryOf } from '../../../server/home/summary.ts';
import { newEvent } from '../../../shared/show/events.ts';
import { emptyShow, type ShowState } from '../../../shared/show/state.ts';
import { HOST_ACTOR, PRODUCTS } from '../../support/arbitrary.ts';
import { commit } from '../../support/registry.ts';

const folded = (state: ShowState, ...events: Parameters<typeof commit>[0]) =>
  commit(events, { state, actor: HOST_ACTOR, now: 1000, newId: () => 'id' }).state;

const products = PRODUCTS.map(product => ({ ...product, picture: `/pictures/${product.id}.png` }));

test('a show has the picture of its first product; viewers get one that they have seen', () => {
  const state = folded(emptyShow('crew'), newEvent('catalog.imported', { products }));
  expect(summaryOf(state)).toMatchObject({ products: 4, cover: '/pictures/p0.png' });
  expect(summaryOf(state)).not.toHaveProperty('picture');
  const [, second] = products;
  if (!second) throw new Error('There is no second product.');
  const { cost: _private, aliases: _own, history: _past, ...card } = second;
  const pin = { id: 'pin', card, at: 1, ends: {} };
  expect(summaryOf(folded(state, newEvent('offer.pinned', { pin })))).toMatchObject({
    picture: '/pictures/p1.png',
  });
});

test('money is what real shops settled, by currency', () => {
  const claim = (id: string, minor: number, currency: string, more: object = {}) =>
    newEvent('deal.paid', {
      claim: {
        id,
        dealId: currency,
        personId: id,
        units: 1,
        at: 1,
        total: { minor, currency },
        state: { kind: 'paid', at: 1, order: id },
        ...more,
      },
    });
  const state = folded(
    emptyShow('crew'),
    claim('a', 1000, 'EUR'),
    claim('b', 500, 'EUR'),
    claim('c', 700, 'CNY'),
    claim('d', 900, 'EUR', { demo: true }),
  );
  expect(summaryOf(state)).toMatchObject({
    orders: 3,
    paid: [
      { minor: 1500, currency: 'EUR' },
      { minor: 700, currency: 'CNY' },
    ],
  });
});

test('a show that is over has the figures by which others are compared, and says whether it has a replay', () => {
  const live = folded(emptyShow('crew'), newEvent('show.wentLive', {}));
  expect(summaryOf(live)).toMatchObject({ hasReplay: false });
  expect(summaryOf(live)).not.toHaveProperty('figures');
  const replay = { id: 'recording', startedAt: 1, ms: 1, chapters: [] };
  const ended = folded(live, newEvent('show.ended', {}), newEvent('replay.published', { replay }));
  expect(summaryOf(ended)).toMatchObject({ hasReplay: true, figures: { ms: 0, orders: 0, peak: 0 } });
});
