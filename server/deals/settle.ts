import type { Product } from '../../shared/catalog/product.ts';
import type { CatalogEdit } from '../../shared/catalog/protocol.ts';
import type { Claim, HandMark } from '../../shared/deals/claims.ts';
import type { Deal } from '../../shared/deals/deal.ts';
import { CommandError } from '../../shared/errors.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import type { CommandData } from '../../shared/show/protocol.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { HandlerContext, Handlers } from '../show/feature.ts';
import { ownClaimOf, returnEvents } from './claims.ts';
import { hasRoom } from './limits.ts';
import { after, bookOf, dealOf, isDemoDeal, leftIn } from './lookup.ts';

/** What a shop says of a claim, and whether it is the demo shop. */
type Told = Pick<CommandData<'deal.settle'>, 'news' | 'demo'>;

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
  const { hand: _before, failed: _over, ...open } = toldBy(claim, told);
  if (claim.state.kind === 'paid') {
    // The shop confirms what was marked by hand: the same money, and from now on by the shop's word.
    if (claim.hand) return [newEvent('deal.paid', { claim: { ...open, state: { ...claim.state, order } } })];
    if (claim.state.order === order) return [];
    throw new CommandError('already-done', 'Another order has paid for this claim; give this payment back.');
  }
  const isLate = claim.state.kind !== 'held';
  if (isLate && !couldHave(state, deal, claim))
    throw new CommandError(
      'not-held',
      'The hold has run out and can not be had again; give this payment back.',
    );
  return sold(state, deal, { ...open, state: { kind: 'paid', at: now, order } });
}

/** A claim that is paid for from now on, and what is left on the shelf. */
const sold = (state: ShowState, deal: Deal, claim: Claim): NewEvent[] => [
  newEvent('deal.paid', { claim }),
  ...stockEvents(state, deal, claim.units),
];

/**
 * A held claim that somebody marks as paid: money like any other, and told apart from the shop's word. Where the deal
 * leads to the demo shop no money can have moved.
 */
export function paidByHand(state: ShowState, deal: Deal, claim: Claim, hand: HandMark): NewEvent[] {
  const { failed: _over, ...open } = claim;
  const demo = isDemoDeal(state, deal.plan) ? ({ demo: true } as const) : {};
  return sold(state, deal, { ...open, ...demo, hand, state: { kind: 'paid', at: hand.at, order: '' } });
}

function cancelledEvents(state: ShowState, deal: Deal, claim: Claim, told: Told, { now }: HandlerContext) {
  const cancelled = toldBy(claim, told);
  // A cart that was left behind in the shop says nothing of money that came another way.
  if (claim.state.kind === 'paid' && claim.hand) return [newEvent('deal.paid', { claim: cancelled })];
  // Kept although there is nothing left to give back: a payment that was sent before it may still come.
  if (claim.state.kind === 'returned') return [newEvent('deal.returned', { claim: cancelled })];
  const stock = claim.state.kind === 'paid' ? stockEvents(state, deal, -claim.units) : [];
  return [...stock, ...returnEvents(after(state, stock, now), [cancelled], 'cancelled', now)];
}

/**
 * A payment that failed leaves the hold as it is. It is ordered by itself: a payment in the same second must not look
 * older than it.
 */
function failedEvents(_state: ShowState, _deal: Deal, claim: Claim, { news }: Told, { now }: HandlerContext) {
  const isNews = claim.state.kind === 'held' && news.at > (claim.failed?.shopAt ?? 0);
  const failed = { at: now, shopAt: news.at };
  return isNews ? [newEvent('deal.paymentFailed', { claim: { ...claim, failed } })] : [];
}

const eventsOf = { paid: paidEvents, cancelled: cancelledEvents, failed: failedEvents };

/** What a shop says of claims. */
export const settle: Pick<Handlers<'deals'>, 'deal.settle'> = {
  'deal.settle': (state, { dealId, claimId, personId, ...told }, context) => {
    const { news, demo } = told;
    const deal = dealOf(state, dealId);
    // Decided here and not by the demo shop, because the product may have another buy link since the hold was made.
    if (demo && !isDemoDeal(state, deal.plan))
      throw new CommandError('not-found', 'This deal does not lead to the demo shop.');
    const claim = ownClaimOf(state, dealId, personId, claimId);
    if (isOvertaken(claim, news)) return { events: [], result: { applied: false } };
    const events = eventsOf[news.kind](state, deal, claim, told, context);
    return { events, result: { applied: events.length > 0 } };
  },
};
