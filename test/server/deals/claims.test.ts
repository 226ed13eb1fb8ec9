import { describe, expect, test } from 'vitest';
import { claimsOf } from '../../../shared/deals/claims.ts';
import { flash, host, storyWith, viewer } from '../../support/deals.ts';
import type { Story } from '../../support/story.ts';

const dealId = 'deal';
const claim = (story: Story, id: string, units = 1) =>
  story.as(viewer(id)).ask('deal.claim', { dealId, units });
const wait = (story: Story, id: string) => story.as(viewer(id)).ask('deal.wait', { dealId });
const statesOf = (story: Story, id: string) =>
  claimsOf(story.state.deals.claims[dealId], id).map(({ state }) => state.kind);
const stockOf = (story: Story) => story.state.catalog.products.find(({ id }) => id === 'shoe')?.stock;
const shop = (
  story: Story,
  personId: string,
  claimId: string,
  kind: 'paid' | 'cancelled',
  at: number,
  order = 'o1',
) => story.as(host).ask('deal.settle', { dealId, personId, claimId, news: { kind, order, at } }).applied;

describe('claims', () => {
  test('the last unit goes to whoever is first, and the others are told that it is sold out', () => {
    const story = storyWith(flash());
    claim(story, 'ann');
    claim(story, 'bob');
    expect(story.as(viewer('cat')).codeOf('deal.claim', { dealId, units: 1 })).toBe('sold-out');
  });

  test('a buyer has no more than one may have, and can’t claim and give back for ever', () => {
    const story = storyWith(flash({ units: 10, perBuyer: 2 }));
    const { claimId } = claim(story, 'ann', 2);
    expect(story.codeOf('deal.claim', { dealId, units: 1 })).toBe('limit-reached');
    story.do('deal.giveBack', { dealId, claimId });
    for (let count = 1; count < 20; count++)
      story.do('deal.giveBack', { dealId, claimId: claim(story, 'ann', 2).claimId });
    expect(story.codeOf('deal.claim', { dealId, units: 2 })).toBe('limit-reached');
  });

  test('ten thousand claims of one buyer are one hold, and the rest leaves no trace', () => {
    const story = storyWith(flash({ units: 50 }));
    claim(story, 'ann');
    const { seq } = story.state;
    for (let count = 0; count < 10_000; count++)
      expect(story.codeOf('deal.claim', { dealId, units: 1 })).toBe('limit-reached');
    expect(story.state.seq).toBe(seq);
  });

  test('a hold that runs out goes to the next in line, who gets its full time', () => {
    const story = storyWith(flash({ units: 1 }));
    claim(story, 'ann');
    expect(wait(story, 'bob').place).toBe(1);
    expect(wait(story, 'cat').place).toBe(2);
    story.after(60).settle();
    expect(statesOf(story, 'ann')).toEqual(['returned']);
    expect(claimsOf(story.state.deals.claims[dealId], 'bob')[0]?.state).toEqual({
      kind: 'held',
      until: story.now + 60_000,
    });
    expect(story.state.deals.claims[dealId]?.line).toEqual(['cat']);
  });

  test('the line goes on after the deal’s end while somebody holds, and is closed when nothing can come back', () => {
    const story = storyWith(flash({ units: 1, holdSeconds: 300 }));
    const { claimId } = claim(story, 'ann');
    wait(story, 'bob');
    wait(story, 'cat');
    story.after(120).settle();
    story.as(viewer('ann')).do('deal.giveBack', { dealId, claimId });
    expect([statesOf(story, 'bob'), statesOf(story, 'cat')]).toEqual([['held'], ['waiting']]);
    shop(story, 'bob', claimsOf(story.state.deals.claims[dealId], 'bob')[0]?.id ?? '', 'paid', 1);
    expect(claimsOf(story.state.deals.claims[dealId], 'cat')[0]?.state).toMatchObject({
      kind: 'returned',
      reason: 'closed',
    });
  });

  test('nobody waits twice, or for what can be had', () => {
    const story = storyWith(flash({ units: 1 }));
    expect(story.as(viewer('bob')).codeOf('deal.wait', { dealId })).toBe('already-done');
    claim(story, 'ann');
    wait(story, 'bob');
    expect(story.codeOf('deal.wait', { dealId })).toBe('already-done');
  });
});

describe('what the shop says', () => {
  test('all paid ends the deal, takes its card off and takes the units off the shelf', () => {
    const story = storyWith(flash());
    const [ann, bob] = [claim(story, 'ann'), claim(story, 'bob')];
    shop(story, 'ann', ann.claimId, 'paid', 1);
    expect(story.state.deals.byId.deal?.stage.kind).toBe('running');
    shop(story, 'bob', bob.claimId, 'paid', 2, 'o2');
    expect(story.state.deals.byId.deal?.stage).toMatchObject({ kind: 'over', reason: 'soldOut' });
    expect(story.state.offers.pins).toEqual([]);
    expect(stockOf(story)).toBe(48);
  });

  test('the same word twice changes nothing, and an older word than the last one comes too late', () => {
    const story = storyWith(flash());
    const { claimId } = claim(story, 'ann');
    expect(shop(story, 'ann', claimId, 'paid', 10)).toBe(true);
    expect(shop(story, 'ann', claimId, 'paid', 10)).toBe(false);
    expect(shop(story, 'ann', claimId, 'paid', 11)).toBe(false);
    expect(shop(story, 'ann', claimId, 'cancelled', 5)).toBe(false);
    expect(statesOf(story, 'ann')).toEqual(['paid']);
    expect(shop(story, 'ann', claimId, 'cancelled', 12)).toBe(true);
    expect(statesOf(story, 'ann')).toEqual(['returned']);
    expect(stockOf(story)).toBe(50);
    expect(shop(story, 'ann', claimId, 'paid', 11)).toBe(false);
  });

  test('of a payment and a cancellation of the same time the cancellation counts, whichever comes first', () => {
    for (const words of [
      ['paid', 'cancelled'],
      ['cancelled', 'paid'],
    ] as const) {
      const story = storyWith(flash());
      const { claimId } = claim(story, 'ann');
      for (const word of words) shop(story, 'ann', claimId, word, 10);
      expect(statesOf(story, 'ann')).toEqual(['returned']);
      for (const word of words) expect(shop(story, 'ann', claimId, word, 10)).toBe(false);
    }
  });

  test('a cancellation of what was given back is kept, so that the payment before it does not count when it comes late', () => {
    const story = storyWith(flash());
    const { claimId } = claim(story, 'ann');
    story.do('deal.giveBack', { dealId, claimId });
    expect(shop(story, 'ann', claimId, 'cancelled', 2)).toBe(true);
    expect(shop(story, 'ann', claimId, 'paid', 1)).toBe(false);
    expect(statesOf(story, 'ann')).toEqual(['returned']);
  });

  test('a payment after the hold ran out counts while something is left, and else has to be given back', () => {
    const story = storyWith(flash({ units: 1 }));
    const late = claim(story, 'ann');
    story.after(60).settle();
    const { claimId } = claim(story, 'bob');
    const settle = { dealId, personId: 'ann', claimId: late.claimId };
    expect(
      story.as(host).codeOf('deal.settle', { ...settle, news: { kind: 'paid', order: 'o', at: 1 } }),
    ).toBe('not-held');
    story.as(viewer('bob')).do('deal.giveBack', { dealId, claimId });
    expect(shop(story, 'ann', late.claimId, 'paid', 2)).toBe(true);
    expect(story.state.deals.claims[dealId]).toMatchObject({ held: 0, paid: 1, paidMinor: 7900 });
  });

  test('what the demo shop settles is marked as demo, and a real payment after it is not', () => {
    const story = storyWith(flash());
    story.do('catalog.edit', { productId: 'shoe', change: { buyUrl: '/demo-shop/' } });
    const { claimId } = claim(story, 'ann');
    const tell = { dealId, personId: 'ann', claimId, demo: true } as const;
    story.as(host).do('deal.settle', { ...tell, news: { kind: 'paid', order: 'demo', at: 1 } });
    const demoOf = () => claimsOf(story.state.deals.claims[dealId], 'ann').map(({ demo }) => demo);
    expect([demoOf(), story.state.deals.claims[dealId]?.demo]).toEqual([
      [true],
      { paid: 1, paidMinor: 7900 },
    ]);
    story.do('deal.settle', { ...tell, news: { kind: 'cancelled', order: 'demo', at: 2 } });
    expect([demoOf(), statesOf(story, 'ann')]).toEqual([[true], ['returned']]);
    shop(story, 'ann', claimId, 'paid', 3);
    expect(demoOf()).toEqual([undefined]);
    expect(story.state.deals.claims[dealId]).toMatchObject({ paid: 1, paidMinor: 7900 });
  });

  test('the demo shop settles no claim of a deal that leads elsewhere', () => {
    const story = storyWith(flash());
    const { claimId } = claim(story, 'ann');
    const news = { kind: 'paid', order: 'demo', at: 1 } as const;
    const settle = { dealId, personId: 'ann', claimId, news, demo: true } as const;
    expect(story.as(host).codeOf('deal.settle', settle)).toBe('not-found');
    expect(statesOf(story, 'ann')).toEqual(['held']);
  });

  test('a second order for a paid claim is turned down', () => {
    const story = storyWith(flash());
    const { claimId } = claim(story, 'ann');
    shop(story, 'ann', claimId, 'paid', 1);
    const news = { kind: 'paid', order: 'other', at: 2 } as const;
    expect(story.codeOf('deal.settle', { dealId, personId: 'ann', claimId, news })).toBe('already-done');
  });
});
