import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { initialView, type RoomView } from '../../../client/room/view.ts';
import { viewpointOf } from '../../../shared/roles.ts';
import { redactShow } from '../../../shared/show/state.ts';
import { createMoments, type Moment } from '../../../viewer/deals/moments.ts';
import { auction, eur, flash, host, storyWith, viewer } from '../../support/deals.ts';
import type { Story } from '../../support/story.ts';

const [ann, bob] = [viewer('ann'), viewer('bob')];

/** Bob's page: what it is told while a story goes on. */
function pageOf(story: Story) {
  const viewOf = (): RoomView => ({
    ...initialView(),
    you: bob,
    show: redactShow(story.state, viewpointOf(bob)),
  });
  const store = createStore<RoomView>(() => initialView());
  const heard: Moment['kind'][] = [];
  const moments = createMoments({ store }, ({ kind }) => heard.push(kind));
  const sync = (): void => store.setState(viewOf(), true);
  sync();
  return { heard, moments, sync };
}

const claimOf = (story: Story, personId: string) =>
  Object.values(story.state.deals.claims.deal?.buckets ?? {})
    .flat()
    .find(claim => claim.personId === personId);

/** Ann holds the only unit, and Bob's page is open. */
function soldOut() {
  const story = storyWith(flash({ units: 1 }))
    .as(ann)
    .do('deal.claim', { dealId: 'deal', units: 1 });
  const page = pageOf(story);
  const giveBack = () => {
    const claimId = claimOf(story, 'ann')?.id ?? '';
    story.as(ann).do('deal.giveBack', { dealId: 'deal', claimId });
  };
  return { story, page, giveBack };
}

test('who stands in line is told so, and told again when it is their turn', () => {
  const { story, page, giveBack } = soldOut();
  story.as(bob).do('deal.wait', { dealId: 'deal' });
  page.sync();
  giveBack();
  page.sync();
  expect(page.heard).toEqual(['queued', 'turn']);
  expect(page.moments.store.getState().map(({ kind }) => kind)).toEqual(['turn']);
});

test('a turn that came while the page was without a connection is told of when it is back', () => {
  const { story, page, giveBack } = soldOut();
  story.as(bob).do('deal.wait', { dealId: 'deal' });
  page.sync();
  giveBack();
  story.after(1);
  page.sync();
  page.sync();
  expect(page.heard).toEqual(['queued', 'turn']);
});

test('what was so already when the page was opened is no news', () => {
  const { story, giveBack } = soldOut();
  story.as(bob).do('deal.wait', { dealId: 'deal' });
  giveBack();
  const page = pageOf(story);
  page.sync();
  expect(page.heard).toEqual([]);
});

test('a claim that the viewer made themselves is no news, but its payment and its end are', () => {
  const story = storyWith(flash({ units: 2 }));
  const page = pageOf(story);
  story.as(bob).do('deal.claim', { dealId: 'deal', units: 1 });
  page.sync();
  expect(page.heard).toEqual([]);
  story.after(61).settle();
  page.sync();
  expect(page.heard).toEqual(['expired']);
  page.moments.dismiss(page.moments.store.getState()[0]?.claimId ?? '');
  expect(page.moments.store.getState()).toEqual([]);
});

test.each([
  ['paid', 'paid'],
  ['cancelled', 'cancelled'],
] as const)('what the shop says of a hold, %s, is told', (news, moment) => {
  const story = storyWith(flash());
  const page = pageOf(story);
  story.as(bob).do('deal.claim', { dealId: 'deal', units: 1 });
  page.sync();
  const claimId = claimOf(story, 'bob')?.id ?? '';
  const data = { dealId: 'deal', claimId, personId: 'bob', news: { kind: news, order: 'o', at: story.now } };
  story.do('deal.settle', data);
  page.sync();
  expect(page.heard).toEqual([moment]);
});

test('what the viewer gives back is no news', () => {
  const story = storyWith(flash());
  const page = pageOf(story);
  story.as(bob).do('deal.claim', { dealId: 'deal', units: 1 });
  page.sync();
  story.do('deal.giveBack', { dealId: 'deal', claimId: claimOf(story, 'bob')?.id ?? '' });
  page.sync();
  expect(page.heard).toEqual([]);
});

test('whoever wins an auction is told, and nobody else', () => {
  const story = storyWith(auction());
  const page = pageOf(story);
  story
    .as(bob)
    .do('deal.bid', { dealId: 'auction', max: eur(9000) })
    .as(ann)
    .do('deal.bid', { dealId: 'auction', max: eur(4000) });
  page.sync();
  expect(page.heard).toEqual([]);
  story.after(1000).settle();
  page.sync();
  expect(page.heard).toEqual(['won']);
});

test.each([
  ['who bid and lost', 4000, 'lost'],
  ['who only watched', undefined, 'sold'],
] as const)('the end of an auction is told to %s', (_who, own, moment) => {
  const story = storyWith(auction());
  const page = pageOf(story);
  if (own) story.as(bob).do('deal.bid', { dealId: 'auction', max: eur(own) });
  story.as(ann).do('deal.bid', { dealId: 'auction', max: eur(9000) });
  page.sync();
  story.after(1000).settle();
  page.sync();
  expect(page.heard).toEqual([moment]);
  page.moments.dismiss(page.moments.store.getState()[0]?.claimId ?? '');
  expect(page.moments.store.getState()).toEqual([]);
});

test('an auction that sells nothing is told to who bid for it, with why', () => {
  const terms = { kind: 'auction', from: eur(1000), step: eur(500), counterSeconds: 15 } as const;
  for (const [plan, end, moment] of [
    [auction({ terms: { ...terms, reserve: eur(20_000) } }), 'deal.end', 'reserve'],
    [auction(), 'deal.cancel', 'void'],
  ] as const) {
    const story = storyWith(plan);
    const page = pageOf(story);
    story.as(bob).do('deal.bid', { dealId: 'auction', max: eur(1500) });
    page.sync();
    story.as(host).do(end, { dealId: 'auction' });
    page.sync();
    expect(page.heard).toEqual([moment]);
  }
});

test('a payment that failed is told each time, and once paid its card is gone', () => {
  const story = storyWith(flash());
  const page = pageOf(story);
  story.as(bob).do('deal.claim', { dealId: 'deal', units: 1 });
  page.sync();
  const claimId = claimOf(story, 'bob')?.id ?? '';
  for (const [kind, at] of [
    ['failed', 1],
    ['failed', 2],
    ['paid', 3],
  ] as const) {
    story
      .after(1)
      .do('deal.settle', { dealId: 'deal', claimId, personId: 'bob', news: { kind, order: 'o', at } });
    page.sync();
  }
  expect(page.heard).toEqual(['failed', 'failed', 'paid']);
  expect(page.moments.store.getState().map(({ kind }) => kind)).toEqual(['paid']);
});

test('a line that closes with nothing left is told of', () => {
  const { story, page } = soldOut();
  story.as(bob).do('deal.wait', { dealId: 'deal' });
  page.sync();
  const claimId = claimOf(story, 'ann')?.id ?? '';
  const news = { kind: 'paid', order: 'o', at: story.now } as const;
  story.as(ann).do('deal.settle', { dealId: 'deal', claimId, personId: 'ann', news });
  page.sync();
  expect(page.heard).toEqual(['queued', 'closed']);
});
