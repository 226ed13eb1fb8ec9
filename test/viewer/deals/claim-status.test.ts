import { expect, test } from 'vitest';
import type { Deal } from '../../../shared/deals/deal.ts';
import { type ClaimStatusInput, claimStatusOf } from '../../../viewer/deals/claim-status.ts';
import { auction, eur, flash, storyWith, viewer } from '../../support/deals.ts';
import type { Story } from '../../support/story.ts';

/** The input for a person and a deal of a story, with the figures that the server would send. */
function inputFor(
  story: Story,
  personId: string,
  dealId = 'deal',
  more: Partial<ClaimStatusInput> = {},
): ClaimStatusInput {
  const { plan } = story.state.deals.byId[dealId] as Deal;
  const book = story.state.deals.claims[dealId];
  const { held = 0, paid = 0, line = [], heldMinor = 0, paidMinor = 0 } = book ?? {};
  return {
    deal: story.state.deals.byId[dealId] as Deal,
    book,
    bids: story.state.deals.bids[dealId],
    figures: {
      dealId,
      left: plan.units - held - paid,
      held,
      paid,
      orders: paid,
      waiting: line.length,
      heldMinor,
      paidMinor,
    },
    place: undefined,
    personId,
    now: story.now,
    ...more,
  };
}

const kindFor = (story: Story, personId: string) => claimStatusOf(inputFor(story, personId)).kind;

test('a deal counts down, opens, is gone while all units are held, and is over at its end', () => {
  const story = storyWith(flash({ countdownSeconds: 30 }));
  expect(kindFor(story, 'cat')).toBe('counting');
  story.after(30);
  expect(claimStatusOf(inputFor(story, 'cat'))).toEqual({ kind: 'open', left: 2, most: 1 });
  for (const id of ['ann', 'bob']) story.as(viewer(id)).do('deal.claim', { dealId: 'deal', units: 1 });
  expect(kindFor(story, 'ann')).toBe('held');
  expect(kindFor(story, 'cat')).toBe('gone');
  story.as(viewer('cat')).do('deal.wait', { dealId: 'deal' });
  expect(claimStatusOf(inputFor(story, 'cat', 'deal', { place: 1 }))).toMatchObject({
    kind: 'waiting',
    place: 1,
  });
  expect(kindFor(story.after(120), 'dan')).toBe('over');
});

test('an own hold is shown after the deal’s end too, and without figures all planned units are offered', () => {
  const story = storyWith(flash({ holdSeconds: 300 }));
  story.as(viewer('ann')).do('deal.claim', { dealId: 'deal', units: 1 }).after(120).settle();
  expect(kindFor(story, 'ann')).toBe('held');
  const fresh = storyWith(flash());
  expect(claimStatusOf(inputFor(fresh, 'ann', 'deal', { figures: undefined }))).toMatchObject({
    kind: 'open',
    left: 2,
  });
});

test('a viewer is offered at most the units that are left', () => {
  const story = storyWith(flash({ units: 3, perBuyer: 3 }));
  story.as(viewer('bob')).do('deal.claim', { dealId: 'deal', units: 1 });
  expect(claimStatusOf(inputFor(story, 'ann'))).toEqual({ kind: 'open', left: 2, most: 2 });
});

test('the minimum bid is an increment above the price, or just above one’s own maximum for the leader', () => {
  const story = storyWith(auction());
  const bid = (id: string, minor: number) =>
    story.as(viewer(id)).do('deal.bid', { dealId: 'auction', max: eur(minor) });
  expect(claimStatusOf(inputFor(story, 'ann', 'auction'))).toMatchObject({ least: eur(1000), leads: false });
  bid('ann', 2000);
  expect(claimStatusOf(inputFor(story, 'ann', 'auction'))).toMatchObject({
    price: eur(1000),
    least: eur(2001),
    leads: true,
    own: eur(2000),
    backUntil: story.now + 10_000,
  });
  expect(claimStatusOf(inputFor(story, 'bob', 'auction'))).toMatchObject({ least: eur(1500), leads: false });
  expect(claimStatusOf(inputFor(story.after(10), 'ann', 'auction'))).toMatchObject({ backUntil: undefined });
});

test('a bid is not offered back once somebody else has bid', () => {
  const story = storyWith(auction());
  for (const [id, minor] of [
    ['ann', 2000],
    ['bob', 9000],
  ] as const)
    story.as(viewer(id)).do('deal.bid', { dealId: 'auction', max: eur(minor) });
  for (const id of ['ann', 'bob'])
    expect(claimStatusOf(inputFor(story, id, 'auction'))).toMatchObject({ backUntil: undefined });
});
