import { z } from 'zod';
import type { Viewpoint } from '../roles.ts';
import { AuctionFace, Bid } from './auction.ts';
import { Claim } from './claims.ts';
import { Deal, dealSeenBy } from './deal.ts';
import { DealId, DealRules } from './terms.ts';

/** A deal and its brand, so that events about it can be kept from other brands. */
const ofDeal = { dealId: DealId, brand: z.string().optional() };

/** Shapes of what happens to deals, by event name. */
export const dealEventData = {
  'deal.saved': z.object({ deal: Deal }),
  /** Proposed, answered, approved, started or over: the deal as it is from then on, with what was found. */
  'deal.moved': z.object({ deal: Deal }),
  'deal.removed': z.object(ofDeal),
  'deal.rulesSet': z.object({ rules: DealRules }),
  'deal.claimed': z.object({ claim: Claim }),
  'deal.queued': z.object({ claim: Claim }),
  'deal.paid': z.object({ claim: Claim }),
  'deal.returned': z.object({ claim: Claim }),
  'deal.bid': z.object({ dealId: DealId, bid: Bid }),
  'deal.bidTakenBack': z.object({ dealId: DealId, personId: z.string() }),
  /** What bids have led to, for everybody. */
  'deal.auctionMoved': z.object({ dealId: DealId, face: AuctionFace, endsAt: z.number() }),
} as const;

/** What a viewpoint may see of a deal that was saved or has moved on. */
export function seeDeal(data: { deal: Deal }, viewpoint: Viewpoint): { deal: Deal } | undefined {
  const deal = dealSeenBy(data.deal, viewpoint);
  return deal && { deal };
}

/** The crew and its own brand see what is planned. */
export function seeOwnBrand<D extends { brand?: string | undefined }>(
  data: D,
  viewpoint: Viewpoint,
): D | undefined {
  return viewpoint.kind === 'crew' || (viewpoint.kind === 'brand' && data.brand === viewpoint.brand)
    ? data
    : undefined;
}
