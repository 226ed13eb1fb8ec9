import { type Claim, type ClaimBook, emptyBook } from '../../shared/deals/claims.ts';
import type { DealPlan } from '../../shared/deals/terms.ts';
import { type Link, linkKey } from '../../shared/shops/connection.ts';
import { takesStock } from '../../shared/shops/protocol.ts';
import { withKnown } from '../../shared/shops/state.ts';
import { newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Policy } from '../show/policies.ts';

/** Units that a shop has taken from its stock by itself: paid for there, and not only marked as paid here. */
const takenBy = ({ state, units, hand, demo }: Claim): number =>
  state.kind === 'paid' && !hand && !demo ? units : 0;

/** How many units more than before a shop has taken for a deal. Only the buckets that changed are looked through. */
function takenSince(before: ClaimBook, after: ClaimBook): number {
  const isSplit = before.buckets.length !== after.buckets.length;
  const taken = ({ buckets }: ClaimBook): number =>
    buckets
      .filter((_, index) => isSplit || before.buckets[index] !== after.buckets[index])
      .flat()
      .reduce((sum, claim) => sum + takenBy(claim), 0);
  return taken(after) - taken(before);
}

function lessStock({ shops }: ShowState, { items }: DealPlan, units: number): Link[] {
  return items.flatMap(item => {
    const link = shops.links[linkKey(item)];
    const connection = shops.connections.find(({ id }) => id === link?.connectionId);
    if (link?.stock === undefined || !connection || !takesStock(connection.kind)) return [];
    return [withKnown(link, { price: link.price, stock: link.stock - units * item.count })];
  });
}

/**
 * A shop that tells of a payment has taken the units from its stock, so it need not be told of them. What is paid by hand
 * it knows nothing of: there the shelf has less than the shop, and the shop is told.
 */
export const shopPolicy: Policy = (before, after) => {
  if (before.deals.claims === after.deals.claims || Object.keys(after.shops.links).length === 0) return [];
  return Object.entries(after.deals.claims).flatMap(([dealId, book]) => {
    const was = before.deals.claims[dealId];
    const plan = after.deals.byId[dealId]?.plan;
    const units = was === book ? 0 : takenSince(was ?? emptyBook(), book);
    const links = plan && units !== 0 ? lessStock(after, plan, units) : [];
    return links.length > 0 ? [newEvent('shop.known', { links })] : [];
  });
};
