import { ERASED_NAME } from '../names/erased.ts';
import type { AuctionFace, Bid } from './auction.ts';
import type { Claim, ClaimBook } from './claims.ts';
import type { Deal } from './deal.ts';

/** A claim without the name of an erased person; units, money and who is who stay, as the books must stay true. */
export function erasedClaim(claim: Claim, personId: string): Claim {
  const { name, ...rest } = claim;
  const isTheirs = claim.personId === personId && name !== undefined;
  const isMarkedByThem = claim.hand?.personId === personId;
  if (!isTheirs && !isMarkedByThem) return claim;
  return {
    ...(isTheirs ? rest : claim),
    ...(claim.hand && isMarkedByThem ? { hand: { ...claim.hand, name: ERASED_NAME } } : {}),
  };
}

export const erasedBid = (bid: Bid, personId: string): Bid =>
  bid.personId === personId ? { ...bid, name: ERASED_NAME } : bid;

export function erasedFace(face: AuctionFace, personId: string): AuctionFace {
  const { leader } = face;
  return leader?.personId === personId ? { ...face, leader: { ...leader, name: ERASED_NAME } } : face;
}

export function erasedDeal(deal: Deal, personId: string): Deal {
  if (!deal.auction) return deal;
  const auction = erasedFace(deal.auction, personId);
  return auction === deal.auction ? deal : { ...deal, auction };
}

/** All claims on a deal without the name of an erased person. */
export const erasedBook = (book: ClaimBook, personId: string): ClaimBook => ({
  ...book,
  buckets: book.buckets.map(bucket => bucket.map(claim => erasedClaim(claim, personId))),
});
