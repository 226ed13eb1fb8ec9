import type { ClaimBook } from './claims.ts';
import { clashesOf } from './clashes.ts';
import { type Deal, isRunning } from './deal.ts';
import type { Finding } from './findings.ts';
import { type GuardedShow, inspect, type RegionPack } from './guard.ts';
import type { DealPlan } from './terms.ts';

/** Units of one deal that are held for somebody and that are paid for. */
export type Sold = Pick<ClaimBook, 'held' | 'paid'>;

/** A show that a plan is held against, with what each of its deals has sold. */
export interface ExaminedShow extends Pick<GuardedShow, 'products' | 'dealRules'> {
  readonly deals: Readonly<Record<string, Deal>>;
  readonly soldOf: (dealId: string) => Sold;
}

/**
 * Everything that the guard and the clash check have to say about a plan at a server time. The server asks it before
 * a deal is accepted or started, and a form while it is filled in.
 */
export function examine(
  plan: DealPlan,
  { products, dealRules, deals: byId, soldOf }: ExaminedShow,
  packs: readonly RegionPack[],
  now: number,
): Finding[] {
  const deals = Object.values(byId);
  const promised = promisedUnits(
    deals.filter(deal => deal.plan.id !== plan.id),
    soldOf,
  );
  const show = { products, dealRules, deals };
  return [...inspect(plan, { ...show, promised }, packs, now), ...clashesOf(plan, show, now)];
}

/** Units of each product that deals have promised and not sold yet: all of a running one, and what is still held. */
function promisedUnits(deals: readonly Deal[], soldOf: ExaminedShow['soldOf']): Map<string, number> {
  const promised = new Map<string, number>();
  for (const deal of deals) {
    const { held, paid } = soldOf(deal.plan.id);
    const units = isRunning(deal) ? deal.plan.units - paid : held;
    for (const { productId, count } of deal.plan.items)
      promised.set(productId, (promised.get(productId) ?? 0) + units * count);
  }
  return promised;
}
