import { type Deal, type DealStage, priceOf } from '../../shared/deals/deal.ts';
import { usualPrice } from '../../shared/deals/guard.ts';
import { type DealPlan, MAX_DEALS, percentBelow } from '../../shared/deals/terms.ts';
import { CommandError } from '../../shared/errors.ts';
import type { Money } from '../../shared/money.ts';
import type { Actor } from '../../shared/roles.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { shelfProductOf } from '../catalog/lookup.ts';
import type { Handlers } from '../show/feature.ts';
import { assertFree, dealOf, examine, ownDealOf } from './lookup.ts';

function bad(field: string, message: string): never {
  throw new CommandError('bad-data', message, { field });
}

function assertItems({ items }: DealPlan, state: ShowState, actor: Actor): void {
  for (const { productId, variantId } of items) {
    const product = shelfProductOf(state, productId);
    if (actor.role === 'brand' && product.brand !== actor.brand)
      throw new CommandError('forbidden', `The product ${productId} belongs to another brand.`, {
        productId,
      });
    const variant = product.variants?.find(({ id }) => id === variantId);
    if (variantId && !variant) bad('items', `The product ${productId} has no variant ${variantId}.`);
    if ((variant ?? product).stock === 0)
      throw new CommandError('sold-out', `The product ${productId} is sold out; set its stock first.`, {
        productId,
      });
  }
}

function assertTerms({ terms, units, perBuyer, start, id }: DealPlan, usual: Money): void {
  if (perBuyer > units) bad('perBuyer', 'A buyer can not have more units than there are.');
  if (start.kind === 'after' && start.dealId === id) bad('start', 'A deal can not start after itself.');
  if (terms.kind === 'coupon') {
    if (terms.code === '') bad('terms.code', 'A coupon needs its code.');
    return;
  }
  const money = terms.kind === 'flash' ? terms.price : terms.from;
  if (money.currency !== usual.currency) bad('terms.price', `The price must be in ${usual.currency}.`);
  if (terms.kind === 'flash' && money.minor >= usual.minor)
    bad('terms.price', 'The price of a deal must be below what the products cost without it.');
  if (terms.kind !== 'auction') return;
  if (units !== 1) bad('units', 'An auction sells one unit.');
  if (terms.step.currency !== usual.currency || terms.step.minor === 0)
    bad('terms.step', `The step must be an amount above zero in ${usual.currency}.`);
  if (terms.reserve && (terms.reserve.currency !== usual.currency || terms.reserve.minor < terms.from.minor))
    bad('terms.reserve', 'The reserve price must not be below the first price.');
}

/** A plan that can be, and what its unit costs without it. Refuses with what has to be mended. */
function checkedUsual(state: ShowState, plan: DealPlan, actor: Actor): Money {
  if (actor.role === 'brand' && plan.brand !== actor.brand)
    throw new CommandError('forbidden', 'A brand rep makes deals of their own brand only.');
  assertItems(plan, state, actor);
  const usual = usualPrice(plan, state.catalog.products);
  if (!usual) bad('items', 'The products of one deal must have their prices in the same currency.');
  assertTerms(plan, usual);
  return usual;
}

function assertNotBegun({ stage }: Deal): void {
  if (stage.kind === 'running' || stage.kind === 'over')
    throw new CommandError('already-done', 'This deal has begun and can not be changed any more.');
}

const moved = (deal: Deal, stage: DealStage): NewEvent =>
  newEvent('deal.moved', { deal: { ...deal, stage } });

/** How deep a deal's discount is in whole percent; an auction has none. */
const discountOf = (deal: Deal): number =>
  deal.plan.terms.kind === 'auction' ? 0 : percentBelow(deal.usual, priceOf(deal));

/** The deal as it is once somebody has accepted it. Refuses with `blocked` where the guard or a clash says no. */
export function accepted(state: ShowState, deal: Deal, by: string, now: number): Deal {
  const findings = examine(state, deal.plan, now);
  assertFree(findings);
  const usual = usualPrice(deal.plan, state.catalog.products) ?? deal.usual;
  const isDeep =
    discountOf({ ...deal, usual }) >= state.deals.rules.deepPercent && state.deals.rules.deepPercent < 100;
  const approval = isDeep ? 'needed' : 'not-needed';
  return { ...deal, usual, findings, stage: { kind: 'accepted', at: now, by, approval } };
}

/** What is planned, who has agreed to it, and the rules that it is held against. */
export const plan: Pick<
  Handlers<'deals'>,
  'deal.save' | 'deal.propose' | 'deal.answer' | 'deal.approve' | 'deal.remove' | 'deal.setRules'
> = {
  'deal.save': (state, { plan: wanted }, { actor, now }) => {
    const before = state.deals.byId[wanted.id];
    if (before) {
      ownDealOf(state, wanted.id, actor);
      assertNotBegun(before);
      if (before.plan.brand !== wanted.brand) bad('brand', 'The brand of a deal can not be changed.');
    } else if (Object.keys(state.deals.byId).length >= MAX_DEALS)
      throw new CommandError('bad-data', `A show holds at most ${MAX_DEALS} deals.`, { limit: MAX_DEALS });
    const usual = checkedUsual(state, wanted, actor);
    const stage: DealStage =
      before?.stage.kind === 'proposed' && actor.role === 'brand'
        ? { kind: 'proposed', at: now }
        : { kind: 'draft' };
    const deal = { plan: wanted, by: before?.by ?? actor.id, stage, usual, findings: [] };
    return { events: [newEvent('deal.saved', { deal })], result: {} };
  },

  'deal.propose': (state, { dealId }, { actor, now }) => {
    const deal = ownDealOf(state, dealId, actor);
    assertNotBegun(deal);
    if (deal.stage.kind === 'proposed' || deal.stage.kind === 'accepted')
      throw new CommandError('already-done', 'This deal lies before the host already.');
    return { events: [moved(deal, { kind: 'proposed', at: now })], result: {} };
  },

  'deal.answer': (state, { dealId, answer, reason }, { actor, now }) => {
    const deal = dealOf(state, dealId);
    assertNotBegun(deal);
    if (answer === 'accept') {
      if (deal.stage.kind === 'accepted')
        throw new CommandError('already-done', 'This deal is accepted already.');
      return { events: [newEvent('deal.moved', { deal: accepted(state, deal, actor.id, now) })], result: {} };
    }
    const stage: DealStage =
      answer === 'postpone'
        ? { kind: 'postponed', at: now }
        : { kind: 'declined', at: now, ...(reason ? { reason } : {}) };
    return { events: [moved(deal, stage)], result: {} };
  },

  'deal.approve': (state, { dealId }, { actor }) => {
    const deal = dealOf(state, dealId);
    const { stage } = deal;
    if (stage.kind !== 'accepted' || stage.approval !== 'needed')
      throw new CommandError('already-done', 'This deal needs no approval now.');
    if (stage.by === actor.id)
      throw new CommandError(
        'forbidden',
        'Somebody else than who accepted a deep discount has to approve it.',
      );
    return { events: [moved(deal, { ...stage, approval: 'given' })], result: {} };
  },

  'deal.remove': (state, { dealId }, { actor }) => {
    const deal = ownDealOf(state, dealId, actor);
    assertNotBegun(deal);
    const { brand } = deal.plan;
    return { events: [newEvent('deal.removed', { dealId, ...(brand ? { brand } : {}) })], result: {} };
  },

  'deal.setRules': (_state, { rules }) => ({ events: [newEvent('deal.rulesSet', { rules })], result: {} }),
};
