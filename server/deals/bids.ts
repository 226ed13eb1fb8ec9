import { faceOf, leastBid } from '../../shared/deals/auction.ts';
import { isOpen, type RunningDeal } from '../../shared/deals/deal.ts';
import { BID_FINAL_MS } from '../../shared/deals/terms.ts';
import { CommandError } from '../../shared/errors.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Handlers } from '../show/feature.ts';
import { after, dealOf } from './lookup.ts';

/** Bids that one auction takes in all; each is looked at again with every new one. */
const MAX_BIDS = 2000;

function openAuctionOf(state: ShowState, dealId: string, now: number) {
  const deal = dealOf(state, dealId);
  const { terms } = deal.plan;
  if (terms.kind !== 'auction') throw new CommandError('bad-data', 'This deal takes claims, not bids.');
  if (!isOpen(deal, now)) throw new CommandError('not-open', 'This auction takes no bids now.');
  return { deal, terms };
}

/** Tells everybody where the auction stands after a bid was made or taken back. */
function movedEvent(state: ShowState, deal: RunningDeal, endsAt: number): NewEvent[] {
  const { terms, id: dealId } = deal.plan;
  if (terms.kind !== 'auction') return [];
  const bids = state.deals.bids[dealId] ?? [];
  const firstFinalAt = bids[0] && bids[0].at + BID_FINAL_MS;
  return [newEvent('deal.auctionMoved', { dealId, face: faceOf(terms, bids, firstFinalAt), endsAt })];
}

/** Who would pay how much. */
export const bids: Pick<Handlers<'deals'>, 'deal.bid' | 'deal.takeBidBack'> = {
  'deal.bid': (state, { dealId, max }, { actor, now }) => {
    const { deal, terms } = openAuctionOf(state, dealId, now);
    const before = state.deals.bids[dealId] ?? [];
    const own = before.findLast(bid => bid.personId === actor.id);
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
    const bid = { personId: actor.id, name: actor.name, max, at: now };
    const made = newEvent('deal.bid', { dealId, bid });
    const then = after(state, [made], now);
    const endsAt = Math.max(deal.stage.endsAt, now + terms.counterSeconds * 1000);
    const moved = movedEvent(then, deal, endsAt);
    const leads = after(then, moved, now).deals.byId[dealId]?.auction?.leader?.personId === actor.id;
    return { events: [made, ...moved], result: { leads } };
  },

  'deal.takeBidBack': (state, { dealId }, { actor, now }) => {
    const { deal } = openAuctionOf(state, dealId, now);
    const own = (state.deals.bids[dealId] ?? []).findLast(bid => bid.personId === actor.id);
    if (!own) throw new CommandError('not-found', 'You have no bid in this auction.');
    if (own.at + BID_FINAL_MS <= now)
      throw new CommandError('bid-final', 'This bid is final and can not be taken back any more.');
    const back = newEvent('deal.bidTakenBack', { dealId, personId: actor.id });
    return { events: [back, ...movedEvent(after(state, [back], now), deal, deal.stage.endsAt)], result: {} };
  },
};
