import { describe, expect, test } from 'vitest';
import { priceOf } from '../../../shared/deals/deal.ts';
import { someSegment } from '../../support/arbitrary.ts';
import { auction, eur, flash, host, moderator, rep, storyWith, viewer } from '../../support/deals.ts';

const stageOf = (story: ReturnType<typeof storyWith>, dealId = 'deal') =>
  story.state.deals.byId[dealId]?.stage;

describe('a deal that is planned', () => {
  test.each([
    [
      'a price above what the product costs',
      flash({ terms: { kind: 'flash', price: eur(10_001) } }),
      'bad-data',
    ],
    [
      'a price in another currency',
      flash({ terms: { kind: 'flash', price: { minor: 1, currency: 'USD' } } }),
      'bad-data',
    ],
    ['more for one buyer than there is', flash({ perBuyer: 3 }), 'bad-data'],
    ['a product that is not there', flash({ items: [{ productId: 'hat', count: 1 }] }), 'not-found'],
    ['an auction of two units', auction({ units: 2 }), 'bad-data'],
    ['a coupon without its code', flash({ terms: { kind: 'coupon', code: '', percent: 10 } }), 'bad-data'],
    ['a start after itself', flash({ start: { kind: 'after', dealId: 'deal' } }), 'bad-data'],
  ])('is turned down with %s', (_what, plan, code) => {
    expect(storyWith().codeOf('deal.save', { plan })).toBe(code);
  });

  test('is turned down on a product that is sold out', () => {
    const story = storyWith().do('catalog.edit', { productId: 'shoe', change: { stock: 0 } });
    expect(story.codeOf('deal.save', { plan: flash() })).toBe('sold-out');
  });

  test('is a brand rep’s own affair: no other brand’s product, and no other brand’s deal', () => {
    const story = storyWith().do('deal.save', { plan: auction() }).as(rep);
    expect(story.codeOf('deal.save', { plan: flash({ items: [{ productId: 'lamp', count: 1 }] }) })).toBe(
      'forbidden',
    );
    expect(story.codeOf('deal.save', { plan: flash({ brand: 'Bolt' }) })).toBe('forbidden');
    expect(story.codeOf('deal.remove', { dealId: 'auction' })).toBe('forbidden');
    expect(story.codeOf('deal.save', { plan: flash() })).toBe('done');
  });
});

describe('a proposal', () => {
  const proposed = () =>
    storyWith().as(rep).do('deal.save', { plan: flash() }).do('deal.propose', { dealId: 'deal' });

  test('is started by the host once accepted, and by its rep only where the host allows that', () => {
    const story = proposed();
    expect(story.codeOf('deal.start', { dealId: 'deal' })).toBe('forbidden');
    story.as(host).do('deal.answer', { dealId: 'deal', answer: 'accept' });
    const rules = { ...story.state.deals.rules, brandsMayStart: true };
    expect(story.as(rep).codeOf('deal.start', { dealId: 'deal' })).toBe('forbidden');
    story.as(host).do('deal.setRules', { rules });
    expect(story.as(rep).codeOf('deal.start', { dealId: 'deal' })).toBe('done');
  });

  test('that was put off or declined can be proposed again', () => {
    for (const answer of ['postpone', 'decline'] as const) {
      const story = proposed().as(host).do('deal.answer', { dealId: 'deal', answer, reason: 'Not today' });
      expect(story.as(rep).codeOf('deal.propose', { dealId: 'deal' })).toBe('done');
    }
  });

  test('with a deep discount needs a second person, who is not the one who accepted it', () => {
    const deep = flash({ terms: { kind: 'flash', price: eur(4000) } });
    const story = storyWith().do('deal.save', { plan: deep });
    expect(story.codeOf('deal.start', { dealId: 'deal' })).toBe('needs-approval');
    story.do('deal.answer', { dealId: 'deal', answer: 'accept' });
    expect(story.codeOf('deal.approve', { dealId: 'deal' })).toBe('forbidden');
    story.as(moderator).do('deal.approve', { dealId: 'deal' });
    expect(story.as(host).codeOf('deal.start', { dealId: 'deal' })).toBe('done');
  });

  test('that is changed after it was accepted has to be accepted again', () => {
    const story = proposed().as(host).do('deal.answer', { dealId: 'deal', answer: 'accept' });
    story.as(rep).do('deal.save', { plan: flash({ units: 3 }) });
    expect(stageOf(story)).toEqual({ kind: 'draft' });
  });
});

describe('a running deal', () => {
  test('pins its card at its price, in the place of the product’s own card', () => {
    const story = storyWith().do('offer.pin', { productId: 'shoe' });
    story.do('deal.save', { plan: flash() }).do('deal.start', { dealId: 'deal' });
    expect(story.state.offers.pins).toMatchObject([
      { dealId: 'deal', card: { id: 'shoe', price: eur(7900), compareAt: eur(10_000) } },
    ]);
  });

  test('takes the place of the oldest card where all three are taken', () => {
    const story = storyWith(auction());
    story.do('deal.setRules', { rules: { ...story.state.deals.rules, brandsTogether: true } });
    story.do('offer.pin', { productId: 'sock' });
    story.do('deal.save', { plan: flash() }).do('deal.start', { dealId: 'deal' });
    story.do('catalog.import', {
      products: [{ ...story.state.catalog.products[0], id: 'hat', title: 'Hat' } as never],
    });
    expect(story.state.offers.pins.map(({ card }) => card.id)).toEqual(['lamp', 'sock', 'shoe']);
    story.do('deal.save', { plan: flash({ id: 'next', items: [{ productId: 'hat', count: 1 }] }) });
    story.do('deal.start', { dealId: 'next' });
    expect(story.state.offers.pins.map(({ card }) => card.id)).toEqual(['lamp', 'shoe', 'hat']);
  });

  test('can be claimed from the end of its countdown to its own end, which starts the deal that waits for it', () => {
    const next = flash({
      id: 'next',
      items: [{ productId: 'sock', count: 1 }],
      start: { kind: 'after', dealId: 'deal' },
    });
    const story = storyWith()
      .do('deal.save', { plan: next })
      .do('deal.answer', { dealId: 'next', answer: 'accept' });
    story.do('deal.save', { plan: flash({ countdownSeconds: 30 }) }).do('deal.start', { dealId: 'deal' });
    const claim = () => story.as(viewer('ann')).codeOf('deal.claim', { dealId: 'deal', units: 1 });
    expect(claim()).toBe('not-open');
    story.after(30);
    expect(claim()).toBe('done');
    story.after(120).settle();
    expect(stageOf(story)).toMatchObject({ kind: 'over', reason: 'time' });
    expect(claim()).toBe('not-open');
    expect(stageOf(story, 'next')?.kind).toBe('running');
    expect(story.state.offers.pins.map(({ dealId }) => dealId)).toEqual(['next']);
  });

  test('starts with its segment or at its time, and is put off where the guard says no by then', () => {
    const story = storyWith().do('runofshow.put', { segment: { ...someSegment(1), pins: false } });
    story.do('deal.save', { plan: flash({ start: { kind: 'segment', segmentId: 'g1' } }) });
    const timed = flash({
      id: 'timed',
      items: [{ productId: 'sock', count: 1 }],
      start: { kind: 'at', at: story.now + 60_000 },
    });
    story.do('deal.save', { plan: timed });
    for (const dealId of ['deal', 'timed']) story.do('deal.answer', { dealId, answer: 'accept' });
    story.do('runofshow.enter', { segmentId: 'g1' });
    expect(stageOf(story)?.kind).toBe('running');
    story
      .do('catalog.edit', { productId: 'sock', change: { stock: 1 } })
      .after(60)
      .settle();
    expect(stageOf(story, 'timed')?.kind).toBe('postponed');
    expect(story.state.deals.byId.timed?.findings).toMatchObject([
      { rule: 'stock', level: 'block' },
      { rule: 'overlap' },
    ]);
  });

  test('is shown against a new price, and ends where that is no reduction any more', () => {
    const story = storyWith(flash()).do('catalog.edit', { productId: 'shoe', change: { price: eur(9000) } });
    expect(story.state.offers.pins[0]?.card.compareAt).toEqual(eur(9000));
    story.do('catalog.edit', { productId: 'shoe', change: { price: eur(7900) } });
    expect(stageOf(story)).toMatchObject({ kind: 'over', reason: 'price' });
    expect(story.state.offers.pins).toEqual([]);
  });

  test('ends with the show, and never runs a second time', () => {
    const story = storyWith().do('show.goLive', {});
    story.do('deal.save', { plan: flash() }).do('deal.start', { dealId: 'deal' }).do('show.end', {});
    expect(stageOf(story)).toMatchObject({ kind: 'over', reason: 'show' });
    expect(story.codeOf('deal.start', { dealId: 'deal' })).toBe('already-done');
  });

  test('a coupon costs the usual price less its percent', () => {
    const story = storyWith(flash({ terms: { kind: 'coupon', code: 'LIVE', percent: 15 } }));
    const deal = story.state.deals.byId.deal;
    expect(deal && priceOf(deal)).toEqual(eur(8500));
  });
});
