import { z } from 'zod';
import { allClaims, Claim, type ClaimBook } from '../deals/claims.ts';
import type { Deal } from '../deals/deal.ts';

/** What an order is for whoever sells: a claim, with a failed payment and what came back told apart from the rest. */
export const OrderStatus = z.enum(['held', 'failed', 'paid', 'cancelled', 'waiting']);
export type OrderStatus = z.infer<typeof OrderStatus>;

/** A claim as an order: with its deal's title and, where it waits, its place in the line. */
export const Order = z.object({
  claim: Claim.omit({ keys: true }),
  title: z.string(),
  status: OrderStatus,
  /** Counted from 1. */
  place: z.number().int().optional(),
});
export type Order = z.infer<typeof Order>;

/** The status of a claim as an order. A failed payment counts until it is paid, given back or cancelled. */
export function orderStatusOf({ state, failed }: Pick<Claim, 'state' | 'failed'>): OrderStatus {
  switch (state.kind) {
    case 'waiting':
    case 'paid':
      return state.kind;
    case 'held':
      return failed ? 'failed' : 'held';
    case 'returned':
      return failed && state.reason === 'expired' ? 'failed' : 'cancelled';
  }
}

/** True where a payment failed and may still be made: the order is kept for its buyer. */
export const isFailedNow = ({ state, failed }: Pick<Claim, 'state' | 'failed'>): boolean =>
  state.kind === 'held' && failed !== undefined;

/** The orders of deals, the newest first. */
export function ordersOf(deals: readonly Deal[], claims: Readonly<Record<string, ClaimBook>>): Order[] {
  return deals
    .flatMap(({ plan: { id, title } }) => {
      const places = new Map(claims[id]?.line.map((personId, index) => [personId, index + 1]));
      return allClaims(claims[id]).map(({ keys: _secret, ...claim }): Order => {
        const status = orderStatusOf(claim);
        const place = status === 'waiting' ? places.get(claim.personId) : undefined;
        return { claim, title, status, ...(place === undefined ? {} : { place }) };
      });
    })
    .sort((one, other) => other.claim.at - one.claim.at);
}
