import { leadsToDemoShop } from '../../shared/catalog/demo-shop.ts';
import { type ClaimBook, emptyBook } from '../../shared/deals/claims.ts';
import type { Deal } from '../../shared/deals/deal.ts';
import { examine as examinePlan } from '../../shared/deals/examine.ts';
import { blocks, type Finding } from '../../shared/deals/findings.ts';
import type { DealItem, DealPlan } from '../../shared/deals/terms.ts';
import { CommandError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/roles.ts';
import { linkKey } from '../../shared/shops/connection.ts';
import type { NewEvent, ShowEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { applyEvent } from '../../shared/show/state.ts';
import { packs } from './packs.ts';

export function dealOf(state: ShowState, dealId: string): Deal {
  const deal = state.deals.byId[dealId];
  if (!deal) throw new CommandError('not-found', 'There is no such deal in this show.');
  return deal;
}

/** A deal that this person may change: any for the host, their own brand's for a rep. */
export function ownDealOf(state: ShowState, dealId: string, actor: Actor): Deal {
  const deal = dealOf(state, dealId);
  if (actor.role === 'brand' && deal.plan.brand !== actor.brand)
    throw new CommandError('forbidden', 'This deal belongs to another brand.');
  return deal;
}

export const bookOf = (state: ShowState, dealId: string): ClaimBook =>
  state.deals.claims[dealId] ?? emptyBook();

/** Whether a deal's holds are paid in the demo shop: all of its products lead there now. */
export function isDemoDeal(state: ShowState, { items }: DealPlan): boolean {
  const products = new Map(state.catalog.products.map(product => [product.id, product]));
  return items.every(({ productId }) => leadsToDemoShop(products.get(productId) ?? {}));
}

/** Units that nobody holds or has paid for. */
export const leftIn = ({ units }: DealPlan, { held, paid }: Pick<ClaimBook, 'held' | 'paid'>): number =>
  units - held - paid;

/** Everything that the guard and the clash check have to say about a plan now. */
export function examine(state: ShowState, plan: DealPlan, now: number): Finding[] {
  const { byId: deals, rules: dealRules } = state.deals;
  const { products } = state.catalog;
  const soldOf = (dealId: string): ClaimBook => bookOf(state, dealId);
  return examinePlan(plan, { products, deals, dealRules, soldOf }, packs, now);
}

/** Refuses with `blocked` where one of the findings is a block. */
export function assertFree(findings: readonly Finding[]): void {
  const found = blocks(findings);
  if (found.length === 0) return;
  const rules = [...new Set(found.map(({ rule }) => rule))].join(',');
  throw new CommandError('blocked', `The deal guard keeps this deal back: ${rules}.`, { rules });
}

/** The state once these events were appended; for decisions that go on from what they have just decided. */
export function after(state: ShowState, events: readonly NewEvent[], now: number): ShowState {
  return events.reduce(
    (sofar, event) => applyEvent(sofar, { ...event, seq: sofar.seq + 1, at: now } as ShowEvent),
    state,
  );
}

/** The events of several deals in turn, each decided on what those before it have changed. */
export function inTurn<D>(
  state: ShowState,
  deals: readonly D[],
  now: number,
  eventsOf: (sofar: ShowState, deal: D) => readonly NewEvent[],
): NewEvent[] {
  const events: NewEvent[] = [];
  let sofar = state;
  for (const deal of deals) {
    const next = eventsOf(sofar, deal);
    sofar = after(sofar, next, now);
    events.push(...next);
  }
  return events;
}

/**
 * Units that can be claimed of a deal: what is left of it, and no more than there are of its products where a connected shop
 * sells them elsewhere too. What is held has not left a shop's stock yet, so it is taken off.
 */
export function claimable(state: ShowState, plan: DealPlan): number {
  const left = leftIn(plan, bookOf(state, plan.id));
  if (Object.keys(state.shops.links).length === 0) return left;
  return Math.max(0, Math.min(left, ...plan.items.map(item => roomFor(state, item))));
}

function roomFor({ shops, deals }: ShowState, item: DealItem): number {
  const key = linkKey(item);
  const stock = shops.links[key]?.stock;
  if (stock === undefined) return Number.POSITIVE_INFINITY;
  const held = Object.values(deals.byId).reduce((sum, { plan }) => {
    const count = plan.items.filter(each => linkKey(each) === key).reduce((all, each) => all + each.count, 0);
    return count > 0 ? sum + count * (deals.claims[plan.id]?.held ?? 0) : sum;
  }, 0);
  return Math.floor((stock - held) / item.count);
}
