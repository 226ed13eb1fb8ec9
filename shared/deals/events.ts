import { z } from 'zod';
import { hasSight, type Viewpoint } from '../roles.ts';
import { event, toAll, toPersonAlone, toStaff } from '../show/contract.ts';
import { AuctionFace, Bid } from './auction.ts';
import { withoutKeys } from './buyer-keys.ts';
import { Claim } from './claims.ts';
import { Deal, dealSeenBy } from './deal.ts';
import { erasedBid, erasedClaim, erasedDeal, erasedFace } from './erased.ts';
import { auctionPart, claimPart, dealPart } from './ledger.ts';
import { DealId, DealRules } from './terms.ts';

/** What a viewpoint may see of a deal that was saved or has moved on. */
function redactDeal(data: { deal: Deal }, viewpoint: Viewpoint): { deal: Deal } | undefined {
  const deal = dealSeenBy(data.deal, viewpoint);
  return deal && { deal };
}

/** The crew and its own brand see what is planned. */
function toOwnBrand<D extends { brand?: string | undefined }>(data: D, viewpoint: Viewpoint): D | undefined {
  const isOwn = viewpoint.kind === 'brand' && data.brand === viewpoint.brand;
  return isOwn || viewpoint.kind === 'crew' ? data : undefined;
}

const ofClaim = z.object({ claim: Claim });
const claimant = ({ claim }: z.infer<typeof ofClaim>): string => claim.personId;
/** A claim, told to its buyer and those of the crew who may see purchases. */
const claimEvent = event(
  ofClaim,
  ({ claim }, viewpoint) =>
    hasSight(viewpoint, 'orders') || viewpoint.personId === claim.personId
      ? { claim: withoutKeys(claim) }
      : undefined,
  {
    person: claimant,
    ledger: claimPart,
    erased: (data, personId) => {
      const claim = erasedClaim(data.claim, personId);
      return claim === data.claim ? data : { claim };
    },
  },
);
/** What stays of a deal whose auction an erased person led. */
const dealWithout = (data: { deal: Deal }, personId: string): { deal: Deal } => {
  const deal = erasedDeal(data.deal, personId);
  return deal === data.deal ? data : { deal };
};
const bidder = ({ bid }: { bid: Bid }): string => bid.personId;
const person = ({ personId }: { personId: string }): string => personId;

export const dealEvents = {
  'deal.saved': event(z.object({ deal: Deal }), redactDeal, { ledger: dealPart, erased: dealWithout }),
  /** Proposed, answered, approved, started or over: the deal as it is from then on, with what was found. */
  'deal.moved': event(z.object({ deal: Deal }), redactDeal, {
    lane: 'urgent',
    ledger: dealPart,
    erased: dealWithout,
  }),
  /** With its brand, so that it can be kept from other brands. */
  'deal.removed': event(z.object({ dealId: DealId, brand: z.string().optional() }), toOwnBrand, {
    ledger: true,
  }),
  'deal.rulesSet': event(z.object({ rules: DealRules }), toStaff, { ledger: true }),
  'deal.claimed': claimEvent,
  'deal.queued': claimEvent,
  'deal.paid': claimEvent,
  'deal.returned': claimEvent,
  /** A payment failed: what was held stays held, and may be paid again. */
  'deal.paymentFailed': claimEvent,
  // What somebody would pay at most is theirs to know: a host who knew it could bid against them.
  'deal.bid': event(
    z.object({ dealId: DealId, bid: Bid }),
    (data, viewpoint) => toPersonAlone(bidder)({ ...data, bid: withoutKeys(data.bid) }, viewpoint),
    {
      person: bidder,
      ledger: ({ dealId, bid }) => ({ data: { dealId, personId: bid.personId } }),
      erased: (data, personId) =>
        data.bid.personId === personId ? { ...data, bid: erasedBid(data.bid, personId) } : data,
    },
  ),
  'deal.bidTakenBack': event(z.object({ dealId: DealId, personId: z.string() }), toPersonAlone(person), {
    person,
    ledger: true,
  }),
  /** What bids have led to, for everybody. */
  'deal.auctionMoved': event(z.object({ dealId: DealId, face: AuctionFace, endsAt: z.number() }), toAll, {
    lane: 'urgent',
    ledger: auctionPart,
    erased: (data, personId) => {
      const face = erasedFace(data.face, personId);
      return face === data.face ? data : { ...data, face };
    },
  }),
} as const;
