import { type AuctionTerms, backUntil, leastBid } from '../../shared/deals/auction.ts';
import { type Claim, type ClaimBook, claimsOf } from '../../shared/deals/claims.ts';
import type { Deal, DealFigures } from '../../shared/deals/deal.ts';
import type { Money } from '../../shared/money.ts';
import type { ShowState } from '../../shared/show/state.ts';

/** An auction's status for one viewer. */
export interface AuctionStatus {
  readonly kind: 'auction';
  readonly price: Money;
  /** Minimum of this viewer's next bid. */
  readonly least: Money;
  readonly leads: boolean;
  /** This viewer's maximum bid. */
  readonly own: Money | undefined;
  /** Server time until which their newest bid can be withdrawn; undefined if none can. */
  readonly backUntil: number | undefined;
}

/** A deal's status for one viewer, which alone determines their next action. */
export type ClaimStatus =
  /** Started, but not open yet. */
  | { readonly kind: 'counting'; readonly opensAt: number }
  /** Units are left; `most` is how many of them this viewer may claim. */
  | { readonly kind: 'open'; readonly left: number; readonly most: number }
  | { readonly kind: 'held'; readonly claim: Claim; readonly until: number }
  | { readonly kind: 'waiting'; readonly claim: Claim; readonly place: number | undefined }
  /** All units are held or paid; released ones go to the waiting line. */
  | { readonly kind: 'gone'; readonly waiting: number }
  /** This viewer has bought as many as one buyer may. */
  | { readonly kind: 'paid'; readonly units: number }
  | AuctionStatus
  | { readonly kind: 'over' };

export interface ClaimStatusInput {
  readonly deal: Deal;
  readonly book: ClaimBook | undefined;
  readonly bids: ShowState['deals']['bids'][string] | undefined;
  readonly figures: DealFigures | undefined;
  readonly place: number | undefined;
  readonly personId: string;
  /** Server time. */
  readonly now: number;
}

/** The status of a deal for a viewer. Their own hold or place in the line takes precedence. */
export function claimStatusOf(input: ClaimStatusInput): ClaimStatus {
  const { deal, book, figures, place, personId, now } = input;
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
  if (plan.terms.kind === 'auction') return auctionStatusOf(input, plan.terms);
  const left = figures?.left ?? plan.units;
  if (left <= 0) return { kind: 'gone', waiting: figures?.waiting ?? 0 };
  return { kind: 'open', left, most: Math.min(left, plan.perBuyer - paid) };
}

function auctionStatusOf(
  { deal, bids, personId, now }: ClaimStatusInput,
  terms: AuctionTerms,
): AuctionStatus {
  const face = deal.auction ?? { bids: 0, reserveMet: true };
  const ownBids = bids?.filter(bid => bid.personId === personId) ?? [];
  const own = ownBids.at(-1);
  const leads = face.leader?.personId === personId;
  const least = leastBid(terms, face);
  const floor = leads && own ? Math.max(least.minor, own.max.minor + 1) : least.minor;
  return {
    kind: 'auction',
    price: face.price ?? terms.from,
    least: { ...least, minor: floor },
    leads,
    own: own?.max,
    backUntil: backUntil(terms, face, ownBids, now),
  };
}
