import type { Product } from '../../shared/catalog/product.ts';
import type { CatalogEdit } from '../../shared/catalog/protocol.ts';
import { type Claim, type ClaimState, claimsOf, waitingOf } from '../../shared/deals/claims.ts';
import { type Deal, isOpen, priceOf, type RunningDeal } from '../../shared/deals/deal.ts';
import { lineLimit } from '../../shared/deals/terms.ts';
import { CommandError } from '../../shared/errors.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import type { CommandData } from '../../shared/show/protocol.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { HandlerContext, Handlers } from '../show/feature.ts';
import { passOn } from './end.ts';
import { assertMayHave, hasRoom, keysOf } from './limits.ts';
import { after, bookOf, dealOf, isDemoDeal, leftIn } from './lookup.ts';

/** What a shop says of a claim, and whether it is the demo shop. */
type Told = Pick<CommandData<'deal.settle'>, 'news' | 'demo'>;

function openDealOf(state: ShowState, dealId: string, now: number): RunningDeal {
  const deal = dealOf(state, dealId);
  if (!isOpen(deal, now)) throw new CommandError('not-open', 'This deal can not be claimed now.');
  if (deal.plan.terms.kind === 'auction')
    throw new CommandError('bad-data', 'An auction takes bids, not claims.', { field: 'dealId' });
  return deal;
}

function newClaim(
  deal: Deal,
  units: number,
  state: ClaimState,
  { actor, client, now, newId }: HandlerContext,
): Claim {
  const price = priceOf(deal);
  const total = { ...price, minor: price.minor * units };
  const dealId = deal.plan.id;
  return { id: newId(), dealId, personId: actor.id, units, total, at: now, state, ...keysOf(client) };
}

function ownClaimOf(state: ShowState, dealId: string, personId: string, claimId: string): Claim {
  const claim = claimsOf(state.deals.claims[dealId], personId).find(({ id }) => id === claimId);
  if (!claim) throw new CommandError('not-held', 'There is no such claim.');
  return claim;
}

/** A claim given back or run out, and what follows for those who wait. */
export function returnEvents(
  state: ShowState,
  claims: readonly Claim[],
  reason: Extract<ClaimState, { kind: 'returned' }>['reason'],
  now: number,
): NewEvent[] {
  const [first] = claims;
  if (!first) return [];
  const returned = claims.map(claim =>
    newEvent('deal.returned', { claim: { ...claim, state: { kind: 'returned', at: now, reason } } }),
  );
  return [...returned, ...passOn(after(state, returned, now), first.dealId, now)];
}

/** The shelf after units of a deal were sold, or came back (negative). */
function stockEvents(state: ShowState, deal: Deal, units: number): NewEvent[] {
  const edits = deal.plan.items.flatMap(({ productId, variantId, count }) => {
    const product = state.catalog.products.find(({ id }) => id === productId);
    const change = product && stockChange(product, variantId, count * units);
    const brand = product?.brand;
    return change ? [{ productId, change, ...(brand ? { brand } : {}) }] : [];
  });
  return edits.length > 0 ? [newEvent('catalog.edited', { edits })] : [];
}

function stockChange(
  product: Product,
  variantId: string | undefined,
  less: number,
): CatalogEdit['change'] | undefined {
  const rest = (stock: number) => Math.max(0, stock - less);
  if (!product.variants) return product.stock === undefined ? undefined : { stock: rest(product.stock) };
  const variant = product.variants.find(({ id }) => id === variantId);
  if (variant?.stock === undefined) return undefined;
  return { variants: [{ id: variant.id, stock: rest(variant.stock) }] };
}

/** Whether a claim that is held no longer could be made again: as much is left, and its buyer has taken no other. */
function couldHave(state: ShowState, { plan }: Deal, claim: Claim): boolean {
  const book = bookOf(state, plan.id);
  return leftIn(plan, book) >= claim.units && hasRoom(plan, book, claim, claim.units);
}

/** The claim with what a shop has just said of it, and with the demo mark if that shop is the demo shop. */
function toldBy({ demo: _before, ...claim }: Claim, { news, demo }: Told): Claim {
  return { ...claim, shopAt: news.at, ...(demo && { demo }) };
}

/** Whether a shop has said something later. Of a payment and a cancellation of the same time the cancellation counts. */
function isOvertaken({ shopAt, state }: Claim, { kind, at }: Told['news']): boolean {
  if (shopAt === undefined || at > shopAt) return false;
  return !(at === shopAt && kind === 'cancelled' && state.kind === 'paid');
}

/** A payment counts while the claim is held, or late where as much is still there; else the shop has to pay back. */
function paidEvents(state: ShowState, deal: Deal, claim: Claim, told: Told, { now }: HandlerContext) {
  const { order } = told.news;
  if (claim.state.kind === 'paid') {
    if (claim.state.order === order) return [];
    throw new CommandError('already-done', 'Another order has paid for this claim; give this payment back.');
  }
  const isLate = claim.state.kind !== 'held';
  if (isLate && !couldHave(state, deal, claim))
    throw new CommandError(
      'not-held',
      'The hold has run out and can not be had again; give this payment back.',
    );
  const paid: Claim = { ...toldBy(claim, told), state: { kind: 'paid', at: now, order } };
  return [newEvent('deal.paid', { claim: paid }), ...stockEvents(state, deal, claim.units)];
}

function cancelledEvents(state: ShowState, deal: Deal, claim: Claim, told: Told, { now }: HandlerContext) {
  const cancelled = toldBy(claim, told);
  // Kept although there is nothing left to give back: a payment that was sent before it may still come.
  if (claim.state.kind === 'returned') return [newEvent('deal.returned', { claim: cancelled })];
  const stock = claim.state.kind === 'paid' ? stockEvents(state, deal, -claim.units) : [];
  return [...stock, ...returnEvents(after(state, stock, now), [cancelled], 'cancelled', now)];
}

/** Who gets what there is of a deal. */
export const claims: Pick<Handlers<'deals'>, 'deal.claim' | 'deal.wait' | 'deal.giveBack' | 'deal.settle'> = {
  'deal.claim': (state, { dealId, units }, context) => {
    const deal = openDealOf(state, dealId, context.now);
    const book = bookOf(state, dealId);
    const left = leftIn(deal.plan, book);
    if (left < units)
      throw new CommandError('sold-out', 'So many are not left.', { left, waiting: book.line.length });
    assertMayHave(state, deal, context, units);
    const until = context.now + deal.plan.holdSeconds * 1000;
    const claim = newClaim(deal, units, { kind: 'held', until }, context);
    return { events: [newEvent('deal.claimed', { claim })], result: { claimId: claim.id, until } };
  },

  'deal.wait': (state, { dealId }, context) => {
    const deal = openDealOf(state, dealId, context.now);
    const book = bookOf(state, dealId);
    if (waitingOf(book, context.actor.id))
      throw new CommandError('already-done', 'You are in the line already.');
    if (leftIn(deal.plan, book) > 0)
      throw new CommandError('already-done', 'There are some left: claim one.');
    assertMayHave(state, deal, context, 1);
    const limit = lineLimit(deal.plan);
    if (book.line.length >= limit)
      throw new CommandError('line-full', 'More wait for this deal than it could ever serve.', { limit });
    const claim = newClaim(deal, 1, { kind: 'waiting' }, context);
    const result = { claimId: claim.id, place: book.line.length + 1 };
    return { events: [newEvent('deal.queued', { claim })], result };
  },

  'deal.giveBack': (state, { dealId, claimId }, { actor, now }) => {
    const claim = ownClaimOf(state, dealId, actor.id, claimId);
    if (claim.state.kind !== 'held' && claim.state.kind !== 'waiting')
      throw new CommandError('not-held', 'This claim can not be given back any more.');
    return { events: returnEvents(state, [claim], 'buyer', now), result: {} };
  },

  'deal.settle': (state, { dealId, claimId, personId, ...told }, context) => {
    const { news, demo } = told;
    const deal = dealOf(state, dealId);
    // Decided here and not by the demo shop, because the product may have another buy link since the hold was made.
    if (demo && !isDemoDeal(state, deal.plan))
      throw new CommandError('not-found', 'This deal does not lead to the demo shop.');
    const claim = ownClaimOf(state, dealId, personId, claimId);
    if (isOvertaken(claim, news)) return { events: [], result: { applied: false } };
    const tell = news.kind === 'paid' ? paidEvents : cancelledEvents;
    const events = tell(state, deal, claim, told, context);
    return { events, result: { applied: events.length > 0 } };
  },
};
