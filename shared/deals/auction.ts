import { z } from 'zod';
import { Money } from '../money.ts';
import { BuyerKeys } from './buyer-keys.ts';
import { BID_FINAL_MS, type DealTerms } from './terms.ts';

export type AuctionTerms = Extract<DealTerms, { kind: 'auction' }>;

/** The most that somebody would pay; how much of it they have to is found by what others bid. */
export const Bid = z.object({
  personId: z.string(),
  name: z.string(),
  max: Money,
  /** Server time. */
  at: z.number(),
  /** Absent outside the server, and in bids from before there were any. */
  keys: BuyerKeys.optional(),
});
export type Bid = z.infer<typeof Bid>;

/** How an auction stands, as everybody may know it. */
export const AuctionFace = z.object({
  /** What the leader would pay now; absent before the first bid. */
  price: Money.optional(),
  leader: z.object({ personId: z.string(), name: z.string() }).optional(),
  bids: z.number().int(),
  /** Whether the price has reached what the seller wants at least. */
  reserveMet: z.boolean(),
  /** From when on it can't be cancelled any more; absent before the first bid. */
  firstFinalAt: z.number().optional(),
});
export type AuctionFace = z.infer<typeof AuctionFace>;

/** The least that the next bid has to be: for somebody who leads, more than they have bid already. */
export function leastBid(terms: AuctionTerms, face: Pick<AuctionFace, 'price'>): Money {
  if (!face.price) return terms.from;
  return { ...terms.step, minor: face.price.minor + terms.step.minor };
}

/** From so many times the standing price, or so many steps above it, a bid looks like a slip of the finger. */
const UNUSUAL_TIMES = 3;
const UNUSUAL_STEPS = 5;

/** Whether a bid is so far above the standing price that its bidder should be asked first; the least bid never is. */
export function isUnusualBid(terms: AuctionTerms, face: Pick<AuctionFace, 'price'>, max: Money): boolean {
  const { minor: standing } = face.price ?? terms.from;
  if (max.minor <= leastBid(terms, face).minor) return false;
  const limit = Math.min(UNUSUAL_TIMES * standing, standing + UNUSUAL_STEPS * terms.step.minor);
  return max.minor >= limit;
}

interface Standing {
  leader: Bid;
  price: number;
}

/**
 * Who leads, and at what price, once these bids were made in this order. Bidding is by proxy (a second-price auction,
 * Vickrey 1961, as auction houses on the web run it): the leader pays one step more than the next best would, never more than their own most,
 * and the reserve where their most reaches it. Of two equal bids the earlier one leads.
 */
export function standingOf(
  terms: AuctionTerms,
  bids: readonly Bid[],
): { leader: Bid; price: Money } | undefined {
  const reserve = terms.reserve?.minor ?? 0;
  const settle = ({ leader, price }: Standing): Standing => ({
    leader,
    price: leader.max.minor >= reserve ? Math.max(price, reserve) : price,
  });
  let now: Standing | undefined;
  for (const bid of bids) {
    if (!now) now = { leader: bid, price: terms.from.minor };
    else if (bid.personId === now.leader.personId) now = { leader: bid, price: now.price };
    else if (bid.max.minor > now.leader.max.minor) {
      const price = Math.min(bid.max.minor, now.leader.max.minor + terms.step.minor);
      now = { leader: bid, price: Math.max(price, now.price) };
    } else {
      const price = Math.min(now.leader.max.minor, bid.max.minor + terms.step.minor);
      now = { leader: now.leader, price: Math.max(price, now.price) };
    }
    now = settle(now);
  }
  return now && { leader: now.leader, price: { ...terms.from, minor: now.price } };
}

/**
 * Until when somebody may take their newest bid back, in server time; undefined where they may not. Only a bid that has told
 * its bidder nothing can be: nobody else has bid, and the price is still the one that the auction began with. Otherwise
 * whoever bid high could read a rival's most, or the reserve, from the price and have it for nothing.
 * @param own this person's bids, in their order
 */
export function backUntil(
  terms: AuctionTerms,
  face: Pick<AuctionFace, 'price' | 'bids'>,
  own: readonly Bid[],
  now: number,
): number | undefined {
  const newest = own.at(-1);
  const hasLearnt = face.bids > own.length || face.price?.minor !== terms.from.minor;
  return !newest || hasLearnt || newest.at + BID_FINAL_MS <= now ? undefined : newest.at + BID_FINAL_MS;
}

/** The public face of an auction after these bids. */
export function faceOf(
  terms: AuctionTerms,
  bids: readonly Bid[],
  firstFinalAt: number | undefined,
): AuctionFace {
  const standing = standingOf(terms, bids);
  if (!standing) return { bids: 0, reserveMet: terms.reserve === undefined };
  const { leader, price } = standing;
  return {
    price,
    leader: { personId: leader.personId, name: leader.name },
    bids: bids.length,
    reserveMet: price.minor >= (terms.reserve?.minor ?? 0),
    ...(firstFinalAt === undefined ? {} : { firstFinalAt }),
  };
}
