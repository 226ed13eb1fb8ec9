import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { Room } from '../../client/room/room.ts';
import { type Claim, claimsOf } from '../../shared/deals/claims.ts';
import type { Deal } from '../../shared/deals/deal.ts';
import type { ShowState } from '../../shared/show/state.ts';

/**
 * What has happened to a claim that its owner must not miss: `turn`, something came back and it is kept for the next in
 * the line, who is this viewer; `won`, an auction; `failed`, a payment, which may be tried again. The others are told without being asked anything.
 */
export type MomentKind =
  | 'turn'
  | 'won'
  | 'failed'
  | 'queued'
  | 'paid'
  | 'expired'
  | 'cancelled'
  | 'released'
  | 'closed'
  | AuctionEnd;

/**
 * What an auction's end means for who did not win it: `sold` to somebody else, who did not bid for it; `lost`, who did;
 * `reserve`, nobody bid enough; `void`, it was called off.
 */
type AuctionEnd = 'sold' | 'lost' | 'reserve' | 'void';

export interface Moment {
  readonly kind: MomentKind;
  readonly dealId: string;
  /** The claim's id; for the end of an auction one that stands for it. */
  readonly claimId: string;
}

/** The moments in which their viewer has to do something, before a time. */
const ACTIONS = ['turn', 'won', 'failed'] as const;
export type ActionKind = (typeof ACTIONS)[number];

export const asksForAction = (kind: MomentKind): kind is ActionKind =>
  (ACTIONS as readonly MomentKind[]).includes(kind);

/** What a change of a claim means for its owner; undefined where they did it themselves and see it on the card. */
export function momentOf(
  before: Claim | undefined,
  { state, failed }: Claim,
  isAuction: boolean,
): MomentKind | undefined {
  const was = before?.state.kind;
  if (state.kind === 'held' && failed && failed.at !== before?.failed?.at) return 'failed';
  if (was === state.kind) return undefined;
  switch (state.kind) {
    case 'held':
      if (was === 'waiting') return 'turn';
      return was === undefined && isAuction ? 'won' : undefined;
    case 'waiting':
      return 'queued';
    case 'paid':
      return 'paid';
    case 'returned':
      return state.reason === 'buyer' ? undefined : state.reason;
  }
}

/** What the end of an auction means for a person; undefined where nobody bid, or they won, which their claim tells. */
function auctionEndOf(
  { plan, stage, auction }: Deal,
  hasBid: boolean,
  personId: string,
): AuctionEnd | undefined {
  if (plan.terms.kind !== 'auction' || stage.kind !== 'over' || !auction?.leader) return undefined;
  if (stage.reason === 'cancelled') return hasBid ? 'void' : undefined;
  if (stage.reason === 'reserve') return hasBid ? 'reserve' : undefined;
  if (auction.leader.personId === personId) return undefined;
  return hasBid ? 'lost' : 'sold';
}

function auctionMoments(before: ShowState, after: ShowState, personId: string): Moment[] {
  if (before.deals.byId === after.deals.byId) return [];
  return Object.values(after.deals.byId).flatMap(deal => {
    const { id: dealId } = deal.plan;
    if (before.deals.byId[dealId]?.stage.kind !== 'running') return [];
    const hasBid = after.deals.bids[dealId]?.some(bid => bid.personId === personId) ?? false;
    const kind = auctionEndOf(deal, hasBid, personId);
    return kind ? [{ kind, dealId, claimId: `end ${dealId}` }] : [];
  });
}

function claimMoments(before: ShowState, after: ShowState, personId: string): Moment[] {
  if (before.deals.claims === after.deals.claims) return [];
  return Object.entries(after.deals.claims).flatMap(([dealId, book]) => {
    const earlier = before.deals.claims[dealId];
    if (earlier === book) return [];
    const isAuction = after.deals.byId[dealId]?.plan.terms.kind === 'auction';
    const known = claimsOf(earlier, personId);
    return claimsOf(book, personId).flatMap(claim => {
      const kind = momentOf(
        known.find(({ id }) => id === claim.id),
        claim,
        isAuction,
      );
      return kind ? [{ kind, dealId, claimId: claim.id }] : [];
    });
  });
}

/** The moments between two states of the show, for one person. */
export const momentsBetween = (before: ShowState, after: ShowState, personId: string): Moment[] => [
  ...claimMoments(before, after, personId),
  ...auctionMoments(before, after, personId),
];

export interface Moments {
  /** Newest last; one for each claim. */
  readonly store: StoreApi<readonly Moment[]>;
  dismiss(claimId: string): void;
}

/** Collects the moments of this page's viewer, those included that came while the page was without a connection. */
export function createMoments(room: Pick<Room, 'store'>, onMoment: (moment: Moment) => void): Moments {
  const store = createStore<readonly Moment[]>(() => []);
  const without = (claimId: string) => store.getState().filter(each => each.claimId !== claimId);
  room.store.subscribe((view, before) => {
    // What was so already when the page was opened is no news.
    if (!view.you || !before.you) return;
    for (const moment of momentsBetween(before.show, view.show, view.you.id)) {
      store.setState([...without(moment.claimId), moment], true);
      onMoment(moment);
    }
  });
  return { store, dismiss: claimId => store.setState(without(claimId), true) };
}
