import { expect, test } from 'vitest';
import { isFailedNow, orderStatusOf, ordersOf } from '../../../shared/orders/order.ts';
import { flash, host, storyWith, viewer } from '../../support/deals.ts';

const dealId = 'deal';

test('orders are listed newest first, with who waits at which place, and without what they came from', () => {
  const story = storyWith(flash({ units: 1 }));
  const client = { browser: 5_000_001, network: 6_000_001, since: 0 };
  story.as(viewer('ann'), client).do('deal.claim', { dealId, units: 1 }).after(1);
  story.as(viewer('bob')).do('deal.wait', { dealId }).after(1);
  story.as(viewer('cat')).do('deal.wait', { dealId });
  const { byId, claims } = story.state.deals;
  const orders = ordersOf(Object.values(byId), claims);
  expect(orders).toMatchObject([
    { claim: { personId: 'cat' }, status: 'waiting', place: 2 },
    { claim: { personId: 'bob' }, status: 'waiting', place: 1 },
    { claim: { personId: 'ann', name: 'ann' }, title: 'Shoe deal', status: 'held' },
  ]);
  expect(JSON.stringify(orders)).not.toMatch(/[56]00000/);
});

test('a payment that failed counts until it is paid, and after its time is over', () => {
  const story = storyWith(flash());
  const { claimId } = story.as(viewer('ann')).ask('deal.claim', { dealId, units: 1 });
  const tell = (kind: 'failed' | 'paid', at: number) =>
    story.as(host).do('deal.settle', { dealId, personId: 'ann', claimId, news: { kind, order: 'o', at } });
  const claim = () => ordersOf(Object.values(story.state.deals.byId), story.state.deals.claims)[0]?.claim;
  const statusNow = () => {
    const now = claim();
    return now && [orderStatusOf(now), isFailedNow(now)];
  };
  tell('failed', 1);
  expect(statusNow()).toEqual(['failed', true]);
  const expired = structuredClone(story.state);
  tell('paid', 1);
  expect(statusNow()).toEqual(['paid', false]);
  story.state = expired;
  story.after(60).settle();
  expect(statusNow()).toEqual(['failed', false]);
});
