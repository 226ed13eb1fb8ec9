import type { EventData, EventName } from '../events.ts';
import type { Viewpoint } from '../roles.ts';
import type { ShowState } from '../show-state.ts';
import { type Claim, claimsOf, emptyBook, ownBook, withClaim } from './claims.ts';
import { type Deal, dealSeenBy } from './deal.ts';
import { defaultDealRules } from './terms.ts';

type DealEventName = Extract<EventName, `deal.${string}`>;
type Apply<N extends EventName> = (state: ShowState, data: EventData<N>) => Partial<ShowState>;

const withDeal = (state: ShowState, { deal }: { deal: Deal }): Partial<ShowState> => ({
  deals: { ...state.deals, [deal.plan.id]: deal },
});

const withClaimIn = (state: ShowState, { claim }: { claim: Claim }): Partial<ShowState> => ({
  claims: { ...state.claims, [claim.dealId]: withClaim(state.claims[claim.dealId] ?? emptyBook(), claim) },
});

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}

/** How each thing that happens to deals changes a show. */
export const dealApplies: { [N in DealEventName]: Apply<N> } = {
  'deal.saved': withDeal,
  'deal.moved': withDeal,
  'deal.removed': (state, { dealId }) => ({ deals: without(state.deals, dealId) }),
  'deal.rulesSet': (_state, { rules }) => ({ dealRules: rules }),
  'deal.claimed': withClaimIn,
  'deal.queued': withClaimIn,
  'deal.paid': withClaimIn,
  'deal.returned': withClaimIn,
  'deal.bid': ({ bids }, { dealId, bid }) => ({
    bids: { ...bids, [dealId]: [...(bids[dealId] ?? []), bid] },
  }),
  'deal.bidTakenBack': ({ bids }, { dealId, personId }) => {
    const before = bids[dealId] ?? [];
    const newest = before.findLast(bid => bid.personId === personId);
    const left = before.filter(bid => bid !== newest);
    return { bids: left.length > 0 ? { ...bids, [dealId]: left } : without(bids, dealId) };
  },
  'deal.auctionMoved': ({ deals }, { dealId, face, endsAt }) => {
    const deal = deals[dealId];
    if (deal?.stage.kind !== 'running') return {};
    return { deals: { ...deals, [dealId]: { ...deal, auction: face, stage: { ...deal.stage, endsAt } } } };
  },
};

/** The part of a show that is about deals, as a viewpoint may see it. */
export function dealsSeenBy(
  state: ShowState,
  viewpoint: Viewpoint,
): Pick<ShowState, 'deals' | 'claims' | 'bids' | 'dealRules'> {
  const bids = mapped(state.bids, list => nonEmpty(list.filter(bid => bid.personId === viewpoint.personId)));
  if (viewpoint.kind === 'crew') return { ...state, bids };
  const isViewer = viewpoint.kind === 'viewer';
  return {
    deals: mapped(state.deals, deal => dealSeenBy(deal, viewpoint)),
    claims: mapped(state.claims, book =>
      claimsOf(book, viewpoint.personId).length > 0 ? ownBook(book, viewpoint.personId) : undefined,
    ),
    bids,
    dealRules: isViewer ? defaultDealRules() : state.dealRules,
  };
}

const nonEmpty = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);

function mapped<T, U>(record: Record<string, T>, map: (value: T) => U | undefined): Record<string, U> {
  const entries = Object.entries(record).flatMap(([key, value]) => {
    const kept = map(value);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return Object.fromEntries(entries);
}
