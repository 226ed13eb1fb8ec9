import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuctionTerms, type Bid, standingOf } from '../../../shared/deals/auction.ts';
import { claimsOf } from '../../../shared/deals/claims.ts';
import { auction, eur, host, storyWith, viewer } from '../../support/deals.ts';
import type { Story } from '../../support/story.ts';

const dealId = 'auction';
const bid = (story: Story, id: string, minor: number) =>
  story.as(viewer(id)).ask('deal.bid', { dealId, max: eur(minor) }).leads;
const faceOf = (story: Story) => story.state.deals.byId[dealId]?.auction;
const withReserve = auction({
  terms: { kind: 'auction', from: eur(1000), step: eur(500), reserve: eur(3000), counterSeconds: 15 },
});

describe('an auction', () => {
  test('is won by a proxy bid at one step above the next best', () => {
    const story = storyWith(auction());
    expect(bid(story, 'ann', 9000)).toBe(true);
    expect(faceOf(story)?.price).toEqual(eur(1000));
    expect(bid(story, 'bob', 4000)).toBe(false);
    expect(faceOf(story)?.price).toEqual(eur(4500));
    story.after(121).settle();
    expect(claimsOf(story.state.deals.claims[dealId], 'ann')[0]).toMatchObject({
      total: eur(4500),
      state: { kind: 'held' },
    });
  });

  test('takes no bid below the least one, and the leader’s next bid must be above their last', () => {
    const story = storyWith(auction());
    expect(story.as(viewer('ann')).codeOf('deal.bid', { dealId, max: eur(999) })).toBe('bid-too-low');
    bid(story, 'ann', 2000);
    expect(story.codeOf('deal.bid', { dealId, max: eur(2000) })).toBe('bid-too-low');
    expect(story.as(viewer('bob')).codeOf('deal.bid', { dealId, max: eur(1499) })).toBe('bid-too-low');
    expect(story.codeOf('deal.bid', { dealId, max: { minor: 9000, currency: 'USD' } })).toBe('bad-data');
  });

  test('of two equal bids the earlier one leads', () => {
    const story = storyWith(auction());
    bid(story, 'ann', 2000);
    expect(bid(story, 'bob', 2000)).toBe(false);
    expect(faceOf(story)).toMatchObject({ price: eur(2000), leader: { personId: 'ann' }, bids: 2 });
  });

  test('a bid in its last seconds gives the others time to answer; an earlier one moves nothing', () => {
    const story = storyWith(auction());
    const endOf = () => {
      const stage = story.state.deals.byId[dealId]?.stage;
      return stage?.kind === 'running' ? stage.endsAt - story.now : undefined;
    };
    bid(story, 'ann', 2000);
    expect(endOf()).toBe(120_000);
    story.after(115);
    bid(story, 'bob', 3000);
    expect(endOf()).toBe(15_000);
  });

  test('one bidder alone can’t keep it open by bidding and taking back, again and again', () => {
    const story = storyWith(auction()).after(115).as(viewer('ann'));
    let seconds = 0;
    while (story.codeOf('deal.bid', { dealId, max: eur(2000) }) === 'done' && seconds < 120) {
      story.as(viewer('ann')).do('deal.takeBidBack', { dealId });
      story.after(5).as(viewer('ann'));
      seconds += 5;
    }
    expect(seconds).toBeLessThanOrEqual(20);
  });

  test('a leader who raises only their own most moves neither price nor end', () => {
    const story = storyWith(auction());
    bid(story, 'ann', 2000);
    story.after(119);
    for (let more = 1; more < 20; more++) bid(story, 'ann', 2000 + more);
    expect(faceOf(story)?.price).toEqual(eur(1000));
    story.after(2).settle();
    expect(story.state.deals.byId[dealId]?.stage).toMatchObject({ kind: 'over' });
  });

  test('one person alone cannot use up the bids of an auction', () => {
    const story = storyWith(auction());
    for (let count = 0; count < 30; count++) bid(story, 'ann', 2000 + count);
    expect(story.as(viewer('ann')).codeOf('deal.bid', { dealId, max: eur(9000) })).toBe('too-many-bids');
    expect(bid(story, 'bob', 9000)).toBe(true);
  });

  test('is called off until its first bid is final, and by nobody after', () => {
    const early = storyWith(auction());
    bid(early, 'ann', 2000);
    early.after(9).as(host).do('deal.cancel', { dealId });
    expect(early.state.deals.byId[dealId]?.stage).toMatchObject({ kind: 'over', reason: 'cancelled' });
    expect(early.state.deals.claims[dealId]).toBeUndefined();
    const late = storyWith(auction());
    bid(late, 'ann', 2000);
    expect(late.after(10).as(host).codeOf('deal.cancel', { dealId })).toBe('bid-final');
  });

  test('a bid is taken back while it is not final and nobody else has bid', () => {
    const story = storyWith(auction());
    bid(story, 'ann', 90_000);
    story.after(9).do('deal.takeBidBack', { dealId });
    expect(faceOf(story)).toEqual({ bids: 0, reserveMet: true });
    bid(story, 'ann', 2000);
    expect(story.after(10).codeOf('deal.takeBidBack', { dealId })).toBe('bid-final');
  });

  test('whoever has learnt a rival’s most or the reserve by a bid has to stand by it', () => {
    const story = storyWith(auction());
    bid(story, 'ann', 2000);
    bid(story, 'bob', 90_000);
    expect(faceOf(story)?.price).toEqual(eur(2500));
    for (const id of ['bob', 'ann'])
      expect(story.as(viewer(id)).codeOf('deal.takeBidBack', { dealId })).toBe('bid-final');
    const reserved = storyWith(withReserve);
    bid(reserved, 'ann', 90_000);
    expect(reserved.codeOf('deal.takeBidBack', { dealId })).toBe('bid-final');
  });

  test('sells nothing below its reserve, and at least at its reserve where a bid reaches it', () => {
    const short = storyWith(withReserve);
    bid(short, 'ann', 2500);
    short.after(121).settle();
    expect(short.state.deals.byId[dealId]?.stage).toMatchObject({ kind: 'over', reason: 'reserve' });
    expect(short.state.deals.claims[dealId]).toBeUndefined();
    const enough = storyWith(withReserve);
    bid(enough, 'ann', 5000);
    expect(faceOf(enough)).toMatchObject({ price: eur(3000), reserveMet: true });
  });

  test('whoever leads has bid the most, and pays no more than that and no less than the others would', () => {
    const terms: AuctionTerms = { kind: 'auction', from: eur(1000), step: eur(500), counterSeconds: 10 };
    const anyBid = fc.record({
      personId: fc.constantFrom('a', 'b', 'c'),
      minor: fc.integer({ min: 1000, max: 9000 }),
    });
    fc.assert(
      fc.property(fc.array(anyBid, { minLength: 1 }), list => {
        const highest = new Map<string, number>();
        const bids: Bid[] = [];
        for (const { personId, minor } of list) {
          // A person's next bid is above their last one, as the server asks for.
          if (minor <= (highest.get(personId) ?? 0)) continue;
          highest.set(personId, minor);
          bids.push({ personId, name: personId, max: eur(minor), at: 0 });
        }
        const { leader, price } = standingOf(terms, bids) ?? { leader: undefined, price: eur(0) };
        const others = [...highest].filter(([id]) => id !== leader?.personId).map(([, minor]) => minor);
        expect(leader?.max.minor).toBe(Math.max(...highest.values()));
        expect(price.minor).toBeLessThanOrEqual(leader?.max.minor ?? 0);
        expect(price.minor).toBeGreaterThanOrEqual(Math.max(0, ...others));
      }),
    );
  });
});
