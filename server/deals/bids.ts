import {
  type AuctionFace,
  type AuctionTerms,
  type Bid,
  backUntil,
  faceOf,
  leastBid,
} from '../../shared/deals/auction.ts';
import { isOpen, type RunningDeal } from '../../shared/deals/deal.ts';
import { BID_FINAL_MS, networkLimit } from '../../shared/deals/terms.ts';
import { CommandError } from '../../shared/errors.ts';
import { nameOf } from '../../shared/names/contract.ts';
import { newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Handlers } from '../show/feature.ts';
import { assertKnown, keysOf } from './limits.ts';
import { after, dealOf } from './lookup.ts';

/** Bids that one auction takes in all; each is looked at again with every new one. */
const MAX_BIDS = 2000;
/** Bids that one person, or one browser, may make in an auction, so that nobody alone can use those up. */
const MAX_OWN_BIDS = 30;

function openAuctionOf(state: ShowState, dealId: string, now: number) {
  const deal = dealOf(state, dealId);
  const { terms } = deal.plan;
  if (terms.kind !== 'auction') throw new CommandError('bad-data', 'This deal takes claims, not bids.');
  if (!isOpen(deal, now)) throw new CommandError('not-open', 'This auction takes no bids now.');
  return { deal, terms };
}

/** Where an auction stands by its bids. */
function faceIn(state: ShowState, dealId: string, terms: AuctionTerms): AuctionFace {
  const bids = state.deals.bids[dealId] ?? [];
  return faceOf(terms, bids, bids[0] && bids[0].at + BID_FINAL_MS);
}

/** Whether the same person leads at the same price. */
const isSameStanding = (one: AuctionFace | undefined, other: AuctionFace): boolean =>
  one?.leader?.personId === other.leader?.personId && one?.price?.minor === other.price?.minor;

/** Refuses a bid with `too-many-bids`, `browser-limit` or `network-limit`. */
function assertMayBid({ plan }: RunningDeal, before: readonly Bid[], { personId, keys }: Bid): void {
  const limit = MAX_OWN_BIDS;
  const countOf = (isCounted: (bid: Bid) => boolean): number => before.filter(isCounted).length;
  if (countOf(bid => bid.personId === personId) >= limit)
    throw new CommandError('too-many-bids', `One person may bid ${limit} times.`, { limit });
  const { browser, network } = keys ?? {};
  if (browser !== undefined && countOf(bid => bid.keys?.browser === browser) >= limit)
    throw new CommandError('browser-limit', `One browser may bid ${limit} times.`, { limit });
  if (network === undefined) return;
  const ofNetwork = before.filter(bid => bid.keys?.network === network);
  if (plan.perNetwork === 'one' && ofNetwork.some(bid => bid.personId !== personId))
    throw new CommandError('network-limit', 'Somebody else of this network bids already.', { limit: 1 });
  const most = limit * networkLimit(plan);
  if (ofNetwork.length >= most)
    throw new CommandError('network-limit', `One network may bid ${most} times.`, { limit: most });
}

/** Who would pay how much. */
export const bids: Pick<Handlers<'deals'>, 'deal.bid' | 'deal.takeBidBack'> = {
  'deal.bid': (state, { dealId, max }, { actor, client, now }) => {
    const { deal, terms } = openAuctionOf(state, dealId, now);
    assertKnown(state, deal, actor.id, client);
    const before = state.deals.bids[dealId] ?? [];
    const ownBids = before.filter(bid => bid.personId === actor.id);
    const own = ownBids.at(-1);
    const isLeading = deal.auction?.leader?.personId === actor.id;
    const least = leastBid(terms, deal.auction ?? {});
    const floor = isLeading && own ? Math.max(least.minor, own.max.minor + 1) : least.minor;
    if (max.currency !== terms.from.currency)
      throw new CommandError('bad-data', `Bids are in ${terms.from.currency}.`, { field: 'max' });
    if (max.minor < floor)
      throw new CommandError('bid-too-low', 'This bid is below the least one.', {
        least: floor,
        currency: max.currency,
      });
    if (before.length >= MAX_BIDS)
      throw new CommandError('limit-reached', 'This auction takes no more bids.');
    const bid: Bid = {
      personId: actor.id,
      name: nameOf(state.names, actor),
      max,
      at: now,
      ...keysOf(client),
    };
    assertMayBid(deal, before, bid);
    const made = newEvent('deal.bid', { dealId, bid });
    const face = faceIn(after(state, [made], now), dealId, terms);
    // The others need time to answer only where they have something to answer to, and to one who bids alone once: who
    // takes back and bids again would keep the auction open for ever.
    const { opensAt } = deal.stage;
    const answeredFrom = before.length > 0 ? now : Math.min(now, opensAt + deal.plan.runSeconds * 1000);
    const hasMoved = !isSameStanding(deal.auction, face);
    const counterEnd = hasMoved ? answeredFrom + terms.counterSeconds * 1000 : 0;
    const endsAt = Math.max(deal.stage.endsAt, counterEnd);
    return {
      events: [made, newEvent('deal.auctionMoved', { dealId, face, endsAt })],
      result: { leads: face.leader?.personId === actor.id },
    };
  },

  'deal.takeBidBack': (state, { dealId }, { actor, now }) => {
    const { deal, terms } = openAuctionOf(state, dealId, now);
    const own = (state.deals.bids[dealId] ?? []).filter(bid => bid.personId === actor.id);
    if (own.length === 0) throw new CommandError('not-found', 'You have no bid in this auction.');
    if (!deal.auction || backUntil(terms, deal.auction, own, now) === undefined)
      throw new CommandError('bid-final', 'This bid is final and can not be taken back any more.');
    const back = newEvent('deal.bidTakenBack', { dealId, personId: actor.id });
    const face = faceIn(after(state, [back], now), dealId, terms);
    const { endsAt } = deal.stage;
    return { events: [back, newEvent('deal.auctionMoved', { dealId, face, endsAt })], result: {} };
  },
};
