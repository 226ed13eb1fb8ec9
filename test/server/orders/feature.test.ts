import { describe, expect, test } from 'vitest';
import { claimsOf } from '../../../shared/deals/claims.ts';
import { flash, host, rep, storyWith, viewer } from '../../support/deals.ts';
import type { Story } from '../../support/story.ts';

const dealId = 'deal';
const claim = (story: Story, id: string) =>
  story.as(viewer(id)).ask('deal.claim', { dealId, units: 1 }).claimId;
const claimOf = (story: Story, id: string) => claimsOf(story.state.deals.claims[dealId], id)[0];
const bookOf = (story: Story) => story.state.deals.claims[dealId];
const stockOf = (story: Story) => story.state.catalog.products.find(({ id }) => id === 'shoe')?.stock;
const shopSays = (story: Story, claimId: string, kind: 'paid' | 'cancelled', at: number) => {
  const news = { kind, order: 'A-1', at };
  return story.as(host).ask('deal.settle', { dealId, personId: 'ann', claimId, news }).applied;
};

describe('an order that is marked as paid by hand', () => {
  test('counts as money and as sold, and says who marked it and when', () => {
    const story = storyWith(flash());
    const claimId = claim(story, 'ann');
    story.as(host).do('order.markPaid', { dealId, claimId });
    expect(claimOf(story, 'ann')).toMatchObject({
      name: 'ann',
      state: { kind: 'paid', at: story.now, order: '' },
      hand: { personId: 'host', name: 'Host', at: story.now },
    });
    expect(bookOf(story)).toMatchObject({ held: 0, paid: 1, orders: 1, heldMinor: 0, paidMinor: 7900 });
    expect(stockOf(story)).toBe(49);
  });

  test('ends its deal when it was the last, as the shop’s word does', () => {
    const story = storyWith(flash({ units: 1 }));
    const claimId = claim(story, 'ann');
    story.as(host).do('order.markPaid', { dealId, claimId });
    expect(story.state.deals.byId.deal?.stage).toMatchObject({ kind: 'over', reason: 'soldOut' });
  });

  test('is not marked twice, whoever marked it first', () => {
    const story = storyWith(flash());
    const [ann, bob] = [claim(story, 'ann'), claim(story, 'bob')];
    story.as(host).do('order.markPaid', { dealId, claimId: ann });
    const { seq } = story.state;
    expect(story.codeOf('order.markPaid', { dealId, claimId: ann })).toBe('already-paid');
    expect(story.codeOf('order.release', { dealId, claimId: ann })).toBe('already-paid');
    expect(story.state.seq).toBe(seq);
    const news = { kind: 'paid', order: 'B-1', at: 1 } as const;
    story.do('deal.settle', { dealId, personId: 'bob', claimId: bob, news });
    expect(story.codeOf('order.markPaid', { dealId, claimId: bob })).toBe('already-paid');
    expect(bookOf(story)).toMatchObject({ paid: 2, orders: 2, paidMinor: 15_800 });
  });

  test('takes the shop’s order number when the shop tells of it after all, and is sold once', () => {
    const story = storyWith(flash());
    const claimId = claim(story, 'ann');
    story.as(host).do('order.markPaid', { dealId, claimId });
    expect(shopSays(story, claimId, 'paid', 5)).toBe(true);
    expect(claimOf(story, 'ann')).toMatchObject({ state: { kind: 'paid', order: 'A-1' } });
    expect(claimOf(story, 'ann')).not.toHaveProperty('hand');
    expect(shopSays(story, claimId, 'paid', 6)).toBe(false);
    expect([bookOf(story)?.paidMinor, stockOf(story)]).toEqual([7900, 49]);
  });

  test('stays paid when the shop tells of a cart that was left behind', () => {
    const story = storyWith(flash());
    const claimId = claim(story, 'ann');
    story.as(host).do('order.markPaid', { dealId, claimId });
    shopSays(story, claimId, 'cancelled', 5);
    expect(claimOf(story, 'ann')).toMatchObject({ state: { kind: 'paid' }, hand: { name: 'Host' } });
    expect(bookOf(story)?.paidMinor).toBe(7900);
  });

  test('is no revenue where its deal leads to the demo shop', () => {
    const story = storyWith(flash());
    story.do('catalog.edit', { productId: 'shoe', change: { buyUrl: '/demo-shop/' } });
    const claimId = claim(story, 'ann');
    story.as(host).do('order.markPaid', { dealId, claimId });
    expect(bookOf(story)).toMatchObject({ orders: 0, paidMinor: 0, demo: { paid: 1, paidMinor: 7900 } });
  });
});

describe('an order that is released', () => {
  test('goes to the next in line, and can’t be marked as paid or released again', () => {
    const story = storyWith(flash({ units: 1 }));
    const claimId = claim(story, 'ann');
    story.as(viewer('bob')).do('deal.wait', { dealId });
    story.as(host).do('order.release', { dealId, claimId });
    expect(claimOf(story, 'ann')).toMatchObject({
      state: { kind: 'returned', reason: 'released' },
      hand: { name: 'Host', at: story.now },
    });
    expect(claimOf(story, 'bob')?.state.kind).toBe('held');
    expect(story.codeOf('order.markPaid', { dealId, claimId })).toBe('released');
    expect(story.codeOf('order.release', { dealId, claimId })).toBe('released');
  });

  test('that waits in the line leaves the line, and is never marked as paid', () => {
    const story = storyWith(flash({ units: 1 }));
    claim(story, 'ann');
    const { claimId } = story.as(viewer('bob')).ask('deal.wait', { dealId });
    expect(story.as(host).codeOf('order.markPaid', { dealId, claimId })).toBe('not-held');
    story.do('order.release', { dealId, claimId });
    expect(bookOf(story)?.line).toEqual([]);
  });

  test('or given back, or has run out, is refused with which of them it was', () => {
    const story = storyWith(flash());
    const [ann, bob] = [claim(story, 'ann'), claim(story, 'bob')];
    story.as(viewer('ann')).do('deal.giveBack', { dealId, claimId: ann });
    story.after(60).settle().as(host);
    expect(story.codeOf('order.markPaid', { dealId, claimId: ann })).toBe('released');
    expect(story.codeOf('order.markPaid', { dealId, claimId: bob })).toBe('ran-out');
    expect(story.codeOf('order.release', { dealId, claimId: bob })).toBe('ran-out');
    expect(story.codeOf('order.markPaid', { dealId, claimId: 'none' })).toBe('not-found');
  });
});

test('a brand rep settles orders of their own brand where the host allows it', () => {
  const story = storyWith(flash());
  const claimId = claim(story, 'ann');
  expect(story.as(rep).codeOf('order.markPaid', { dealId, claimId })).toBe('forbidden');
  const rules = { ...story.state.deals.rules, brandsMaySettle: true };
  story.as(host).do('deal.setRules', { rules });
  expect(story.as({ ...rep, brand: 'Bolt' }).codeOf('order.markPaid', { dealId, claimId })).toBe('forbidden');
  expect(story.as(rep).codeOf('order.markPaid', { dealId, claimId })).toBe('done');
});
