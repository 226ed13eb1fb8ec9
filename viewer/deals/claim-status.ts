import { type AuctionTerms, leastBid } from '../../shared/deals/auction.ts';
import { type Claim, type ClaimBook, claimsOf } from '../../shared/deals/claims.ts';
import type { Deal, DealFigures } from '../../shared/deals/deal.ts';
import { BID_FINAL_MS } from '../../shared/deals/terms.ts';
import type { Money } from '../../shared/money.ts';
import type { ShowState } from '../../shared/show-state.ts';

/** How an auction stands for one viewer. */
export interface AuctionStanding {
  readonly kind: 'auction';
  readonly price: Money;
  /** Least next bid of this viewer. */
  readonly least: Money;
  readonly leads: boolean;
  /** The most that this viewer has bid. */
  readonly own: Money | undefined;
  /** Until when their newest bid can be taken back; absent where none can. */
  readonly backUntil: number | undefined;
}

/** How a deal stands for one viewer: what they may do next follows from it alone. */
export type Standing =
  /** Started and not open yet. */
  | { readonly kind: 'counting'; readonly opensAt: number }
  /** Something is left; `most` is how many this viewer may have at once. */
  | { readonly kind: 'open'; readonly left: number; readonly most: number }
  | { readonly kind: 'held'; readonly claim: Claim; readonly until: number }
  | { readonly kind: 'waiting'; readonly claim: Claim; readonly place: number | undefined }
  /** All are held or paid for; those who wait get what comes back. */
  | { readonly kind: 'gone'; readonly waiting: number }
  /** This viewer has as many as one may have. */
  | { readonly kind: 'paid'; readonly units: number }
  | AuctionStanding
  | { readonly kind: 'over' };

export interface Seen {
  readonly deal: Deal;
  readonly book: ClaimBook | undefined;
  readonly bids: ShowState['bids'][string] | undefined;
  readonly figures: DealFigures | undefined;
  readonly place: number | undefined;
  readonly personId: string;
  /** Server time. */
  readonly now: number;
}

/** Finds where a viewer stands with a deal. Their own hold or place comes before everything else. */
export function standingOf(seen: Seen): Standing {
  const { deal, book, figures, place, personId, now } = seen;
  const own = claimsOf(book, personId);
  const held = own.find(({ state }) => state.kind === 'held');
  if (held?.state.kind === 'held') return { kind: 'held', claim: held, until: held.state.until };
  const waiting = own.find(({ state }) => state.kind === 'waiting');
  if (waiting) return { kind: 'waiting', claim: waiting, place };
  const { plan, stage } = deal;
  const paid = own.reduce((sum, { state, units }) => sum + (state.kind === 'paid' ? units : 0), 0);
  if (paid >= plan.perBuyer || (paid > 0 && stage.kind === 'over')) return { kind: 'paid', units: paid };
  if (stage.kind !== 'running' || now >= stage.endsAt) return { kind: 'over' };
  if (now < stage.opensAt) return { kind: 'counting', opensAt: stage.opensAt };
  if (plan.terms.kind === 'auction') return auctionOf(seen, plan.terms);
  const left = figures?.left ?? plan.units;
  if (left <= 0) return { kind: 'gone', waiting: figures?.waiting ?? 0 };
  return { kind: 'open', left, most: Math.min(left, plan.perBuyer - paid) };
}

function auctionOf({ deal, bids, personId, now }: Seen, terms: AuctionTerms): AuctionStanding {
  const face = deal.auction ?? { bids: 0, reserveMet: true };
  const own = bids?.findLast(bid => bid.personId === personId);
  const leads = face.leader?.personId === personId;
  const least = leastBid(terms, face);
  const floor = leads && own ? Math.max(least.minor, own.max.minor + 1) : least.minor;
  const backUntil = own && own.at + BID_FINAL_MS > now ? own.at + BID_FINAL_MS : undefined;
  return {
    kind: 'auction',
    price: face.price ?? terms.from,
    least: { ...least, minor: floor },
    leads,
    own: own?.max,
    backUntil,
  };
}
