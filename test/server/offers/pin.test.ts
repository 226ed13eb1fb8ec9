import { describe, expect, test } from 'vitest';
import { commands } from '../../../shared/show/protocol.ts';
import { PRODUCTS, someSegment } from '../../support/arbitrary.ts';
import { Story } from '../../support/story.ts';

const stocked = () =>
  new Story().do('catalog.import', { products: PRODUCTS.map(each => ({ ...each, stock: 5 })) });
const pinned = (story: Story): string[] => story.state.offers.pins.map(pin => pin.card.id);
const [first] = PRODUCTS as [(typeof PRODUCTS)[0]];

describe('a pin', () => {
  test('carries the frame it belongs to and the time at which it ends', () => {
    const story = stocked().do('offer.pin', { productId: 'p0', frameAt: 123, ends: { seconds: 30 } });
    expect(story.state.offers.pins).toMatchObject([{ frameAt: 123, until: story.now + 30_000 }]);
  });

  test('can end neither in no time nor in more than an hour', () => {
    const ends = (seconds: number) =>
      commands['offer.pin'].data.safeParse({ productId: 'p0', ends: { seconds } }).success;
    expect([9, 10, 3600, 3601, 12.5].map(ends)).toEqual([false, true, true, false, false]);
  });

  test('is not made of what is sold out', () => {
    const story = new Story().do('catalog.import', { products: [{ ...first, stock: 0 }] });
    expect(story.codeOf('offer.pin', { productId: 'p0' })).toBe('sold-out');
  });

  test('comes to the front when the host says so, and the others keep their order', () => {
    const story = ['p0', 'p1', 'p2'].reduce((so, productId) => so.do('offer.pin', { productId }), stocked());
    const [back] = story.state.offers.pins;
    story.do('offer.order', { pinIds: [back?.id ?? '', 'gone'] });
    expect(pinned(story)).toEqual(['p1', 'p2', 'p0']);
    const seq = story.state.seq;
    expect(story.do('offer.order', { pinIds: [back?.id ?? ''] }).state.seq).toBe(seq);
  });
});

describe('a pin goes by itself', () => {
  const withPin = () => stocked().do('offer.pin', { productId: 'p0' });
  const imported = (change: object) =>
    withPin().do('catalog.import', { products: [{ ...first, stock: 5, ...change }] });

  test('when nothing is left of its product', () => {
    expect(pinned(imported({ stock: 0 }))).toEqual([]);
  });

  test('when its price changes', () => {
    expect(pinned(imported({ price: { minor: 1, currency: 'EUR' } }))).toEqual([]);
  });

  test('when the price of a variant or in another currency changes', () => {
    const size = { id: 's', title: 'S', price: first.price };
    const usd = (minor: number) => ({ minor, currency: 'USD' });
    const before = { ...first, variants: [size], prices: [usd(1100)] };
    const reimported = (change: object) =>
      new Story()
        .do('catalog.import', { products: [before] })
        .do('offer.pin', { productId: 'p0' })
        .do('catalog.import', { products: [{ ...before, ...change }] });
    expect(pinned(reimported({ variants: [{ ...size, stock: 3 }] }))).toEqual(['p0']);
    expect(pinned(reimported({ variants: [{ ...size, price: { minor: 1, currency: 'EUR' } }] }))).toEqual([]);
    expect(pinned(reimported({ prices: [usd(1200)] }))).toEqual([]);
  });

  test('when the host edits its price or its stock on the shelf', () => {
    const edited = (change: object) => pinned(withPin().do('catalog.edit', { productId: 'p0', change }));
    expect(edited({ stock: 0 })).toEqual([]);
    expect(edited({ price: { minor: 1, currency: 'EUR' } })).toEqual([]);
    expect(edited({ stock: 4 })).toEqual(['p0']);
  });

  test('but not when another thing about it does: then the card says so', () => {
    const { state } = imported({ stock: 2, title: 'New name' });
    expect(state.offers.pins).toMatchObject([{ card: { id: 'p0', stock: 2, title: 'New name' } }]);
  });

  test('and a product that is imported as it was leaves no trace', () => {
    const seq = withPin().state.seq;
    expect(imported({}).state.seq).toBe(seq + 1);
  });

  test('with its segment, if it came with one or was asked to', () => {
    const story = [0, 1, 2]
      .reduce((so, number) => so.do('runofshow.put', { segment: someSegment(number) }), stocked())
      .do('runofshow.enter', { segmentId: 'g0' })
      .do('offer.pin', { productId: 'p1', ends: { withSegment: true } })
      .do('offer.pin', { productId: 'p3' });
    expect(pinned(story)).toEqual(['p0', 'p1', 'p3']);
    expect(pinned(story.do('runofshow.enter', { segmentId: 'g2' }))).toEqual(['p3', 'p2']);
  });

  test('but stays where the next segment shows the same product', () => {
    const story = stocked()
      .do('runofshow.put', { segment: someSegment(0) })
      .do('runofshow.put', { segment: { ...someSegment(2), productId: 'p0' } })
      .do('runofshow.enter', { segmentId: 'g0' });
    const [pin] = story.state.offers.pins;
    expect(story.do('runofshow.enter', { segmentId: 'g2' }).state.offers.pins).toEqual([pin]);
  });
});
