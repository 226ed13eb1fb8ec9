import { expect, test } from 'vitest';
import { claimsOf } from '../../../shared/deals/claims.ts';
import { flash, host, storyWith, viewer } from '../../support/deals.ts';

const dealId = 'deal';

function heldByAnn() {
  const story = storyWith(flash());
  const { claimId } = story.as(viewer('ann')).ask('deal.claim', { dealId, units: 1 });
  const shop = (kind: 'paid' | 'cancelled' | 'failed', at: number) =>
    story.as(host).ask('deal.settle', { dealId, personId: 'ann', claimId, news: { kind, order: 'o', at } })
      .applied;
  const claim = () => claimsOf(story.state.deals.claims[dealId], 'ann')[0];
  return { story, shop, claim };
}

test('a payment that failed leaves the hold as it is, and is told once', () => {
  const { story, shop, claim } = heldByAnn();
  const before = claim()?.state;
  expect(shop('failed', 10)).toBe(true);
  expect(claim()).toMatchObject({ state: before, failed: { at: story.now, shopAt: 10 } });
  expect(shop('failed', 10)).toBe(false);
  expect(shop('failed', 9)).toBe(false);
  expect(shop('failed', 11)).toBe(true);
});

test('a payment in the same second as one that failed counts, whichever is told first', () => {
  const { shop, claim } = heldByAnn();
  shop('failed', 10);
  expect(shop('paid', 10)).toBe(true);
  expect(claim()).toMatchObject({ state: { kind: 'paid' } });
  expect(claim()).not.toHaveProperty('failed');
  expect(shop('failed', 10)).toBe(false);
  expect(shop('failed', 12)).toBe(false);
});

test('a payment that failed after the hold was given back is no news', () => {
  const { story, shop, claim } = heldByAnn();
  story.as(viewer('ann')).do('deal.giveBack', { dealId, claimId: claim()?.id ?? '' });
  expect(shop('failed', 10)).toBe(false);
});
