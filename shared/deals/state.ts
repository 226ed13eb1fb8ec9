import { z } from 'zod';
import type { chatEvents } from '../chat/events.ts';
import { hasSight } from '../roles.ts';
import type { Live, Slice } from '../show/contract.ts';
import { without } from '../show/record.ts';
import { Bid } from './auction.ts';
import { withoutKeys } from './buyer-keys.ts';
import { type Claim, ClaimBook, claimsOf, emptyBook, openBook, ownBook, withClaim } from './claims.ts';
import { Deal, type DealFigures, dealSeenBy } from './deal.ts';
import { erasedBid, erasedBook, erasedDeal } from './erased.ts';
import type { dealEvents } from './events.ts';
import type { dealSignals } from './protocol.ts';
import { DealRules, defaultDealRules } from './terms.ts';

const DealsState = z.object({
  /** By id. A viewer's copy has those that run or are over. */
  byId: z.record(z.string(), Deal),
  /** Who holds, has paid or waits, by deal; a viewer's copy has their own alone, a brand's has none. */
  claims: z.record(z.string(), ClaimBook),
  /** What was bid at most, by deal, in the order of bidding; outside the server everybody has their own alone. */
  bids: z.record(z.string(), z.array(Bid)),
  rules: DealRules,
});
export type DealsState = z.infer<typeof DealsState>;

const withDeal = (state: DealsState, { deal }: { deal: Deal }): DealsState => ({
  ...state,
  byId: { ...state.byId, [deal.plan.id]: deal },
});

const withClaimIn = (state: DealsState, { claim }: { claim: Claim }): DealsState => ({
  ...state,
  claims: { ...state.claims, [claim.dealId]: withClaim(state.claims[claim.dealId] ?? emptyBook(), claim) },
});

export const dealsSlice: Slice<DealsState, typeof dealEvents & Pick<typeof chatEvents, 'chat.erased'>> = {
  schema: DealsState,
  empty: () => ({ byId: {}, claims: {}, bids: {}, rules: defaultDealRules() }),
  on: {
    'deal.saved': withDeal,
    'deal.moved': withDeal,
    'deal.removed': (state, { dealId }) => ({ ...state, byId: without(state.byId, dealId) }),
    'deal.rulesSet': (state, { rules }) => ({ ...state, rules }),
    'deal.claimed': withClaimIn,
    'deal.queued': withClaimIn,
    'deal.paid': withClaimIn,
    'deal.returned': withClaimIn,
    'deal.paymentFailed': withClaimIn,
    'deal.bid': (state, { dealId, bid }) => ({
      ...state,
      bids: { ...state.bids, [dealId]: [...(state.bids[dealId] ?? []), bid] },
    }),
    'deal.bidTakenBack': (state, { dealId, personId }) => {
      const before = state.bids[dealId] ?? [];
      const newest = before.findLast(bid => bid.personId === personId);
      const left = before.filter(bid => bid !== newest);
      const { bids } = state;
      return { ...state, bids: left.length > 0 ? { ...bids, [dealId]: left } : without(bids, dealId) };
    },
    'chat.erased': (state, { personId }) => ({
      ...state,
      byId: mapped(state.byId, deal => erasedDeal(deal, personId)),
      claims: mapped(state.claims, book => erasedBook(book, personId)),
      bids: mapped(state.bids, list => list.map(bid => erasedBid(bid, personId))),
    }),
    'deal.auctionMoved': (state, { dealId, face, endsAt }) => {
      const deal = state.byId[dealId];
      if (deal?.stage.kind !== 'running') return state;
      return withDeal(state, { deal: { ...deal, auction: face, stage: { ...deal.stage, endsAt } } });
    },
  },
  redact: (state, viewpoint) => {
    const bids = mapped(state.bids, list =>
      nonEmpty(list.filter(({ personId }) => personId === viewpoint.personId).map(withoutKeys)),
    );
    const claims = mapped(state.claims, book => {
      if (hasSight(viewpoint, 'orders')) return openBook(book);
      return claimsOf(book, viewpoint.personId).length > 0 ? ownBook(book, viewpoint.personId) : undefined;
    });
    if (viewpoint.kind === 'crew') return { ...state, claims, bids };
    return {
      byId: mapped(state.byId, deal => dealSeenBy(deal, viewpoint)),
      claims,
      bids,
      rules: viewpoint.kind === 'viewer' ? defaultDealRules() : state.rules,
    };
  },
};

interface DealsLive {
  /** How deals sell, by deal; also of those that are over. */
  readonly figures: Readonly<Record<string, DealFigures>>;
  /** The own place in the line of each deal that one waits for, counted from 1. */
  readonly places: Readonly<Record<string, number>>;
}

export const dealsLive: Live<DealsLive, typeof dealSignals> = {
  empty: () => ({ figures: {}, places: {} }),
  on: {
    'deal.figures': (live, { figures }) => ({
      ...live,
      figures: { ...live.figures, ...Object.fromEntries(figures.map(each => [each.dealId, each])) },
    }),
    'deal.place': (live, { dealId, place }) => ({ ...live, places: { ...live.places, [dealId]: place } }),
  },
};

const nonEmpty = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);

function mapped<T, U>(record: Record<string, T>, map: (value: T) => U | undefined): Record<string, U> {
  const entries = Object.entries(record).flatMap(([key, value]) => {
    const kept = map(value);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return Object.fromEntries(entries);
}
