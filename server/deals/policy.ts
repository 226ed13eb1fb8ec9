import { isSameMoney } from '../../shared/catalog/price-history.ts';
import { type Deal, isRunning, priceOf, type RunningDeal } from '../../shared/deals/deal.ts';
import { usualPrice } from '../../shared/deals/guard.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Policy } from '../show/policies.ts';
import type { Moment } from '../show/time/clock.ts';
import { closeLine, endAll, endEvents } from './end.ts';
import { bookOf, inTurn } from './lookup.ts';
import { cardFor, segmentDeals } from './start.ts';

const isGone = (state: ShowState, { items }: Deal['plan']): boolean =>
  items.some(({ productId }) => state.catalog.products.find(({ id }) => id === productId)?.stock === 0);

/** A deal whose products have new prices is shown against those, and ends where it is no reduction any more. */
function followPrices(state: ShowState, deal: RunningDeal, context: Moment): NewEvent[] {
  const usual = usualPrice(deal.plan, state.catalog.products);
  if (!usual || isSameMoney(usual, deal.usual)) return [];
  const next = { ...deal, usual };
  const isReduction = deal.plan.terms.kind !== 'flash' || priceOf(next).minor < usual.minor;
  if (!isReduction) return endEvents(state, deal, 'price', context);
  const card = cardFor(state, next);
  const pins = state.offers.pins.filter(pin => pin.dealId === deal.plan.id);
  return [
    newEvent('deal.moved', { deal: next }),
    ...(card ? pins.map(({ id }) => newEvent('offer.refreshed', { pinId: id, card })) : []),
  ];
}

function followOne(before: ShowState, state: ShowState, deal: RunningDeal, context: Moment): NewEvent[] {
  const { id, units } = deal.plan;
  const isSold = bookOf(state, id).paid >= units;
  const productsChanged = state.catalog.products !== before.catalog.products;
  if (isSold || (productsChanged && isGone(state, deal.plan)))
    return endEvents(state, deal, 'soldOut', context);
  return productsChanged ? followPrices(state, deal, context) : [];
}

/** Deals end when all is paid for, the product is gone or the show ends, and start with their segment. */
export const dealPolicy: Policy = (before, state, context) => {
  if (state.lifecycle.phase !== before.lifecycle.phase && state.lifecycle.phase.kind === 'ended')
    return endAll(state, context);
  const segmentId = state.runofshow.now?.segmentId;
  if (segmentId !== undefined && segmentId !== before.runofshow.now?.segmentId)
    return segmentDeals(state, segmentId, context);
  if (
    state.catalog.products === before.catalog.products &&
    state.deals.claims === before.deals.claims &&
    state.deals.byId === before.deals.byId
  )
    return [];
  return inTurn(state, Object.values(state.deals.byId), context.now, (sofar, deal) =>
    isRunning(deal) ? followOne(before, sofar, deal, context) : closeLine(sofar, deal, context.now),
  );
};
