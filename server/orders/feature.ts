import { allClaims, type Claim, type HandMark } from '../../shared/deals/claims.ts';
import type { Deal } from '../../shared/deals/deal.ts';
import { CommandError } from '../../shared/errors.ts';
import { nameOf } from '../../shared/names/contract.ts';
import { ordersOf } from '../../shared/orders/order.ts';
import type { Actor } from '../../shared/roles.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { returnEvents } from '../deals/claims.ts';
import { bookOf, ownDealOf } from '../deals/lookup.ts';
import { paidByHand } from '../deals/settle.ts';
import { defineFeature, type HandlerContext, type Handlers } from '../show/feature.ts';

/** A brand rep sees and settles orders only where the host allows it. */
function assertMaySettle({ deals: { rules } }: ShowState, { role }: Actor): void {
  if (role === 'brand' && !rules.brandsMaySettle)
    throw new CommandError('forbidden', 'The host keeps the orders of this show to themselves.');
}

function orderOf(
  state: ShowState,
  { dealId, claimId }: { dealId: string; claimId: string },
  actor: Actor,
): { deal: Deal; claim: Claim } {
  assertMaySettle(state, actor);
  const deal = ownDealOf(state, dealId, actor);
  const claim = allClaims(bookOf(state, dealId)).find(({ id }) => id === claimId);
  if (!claim) throw new CommandError('not-found', 'There is no such order in this show.');
  return { deal, claim };
}

/** Refuses with `already-paid`, `ran-out` or `released` what is settled for good. */
function assertOpen({ state, hand }: Claim): void {
  if (state.kind === 'paid')
    throw new CommandError(
      'already-paid',
      hand ? `${hand.name} has marked this order as paid.` : 'The shop has taken the payment for this order.',
      hand && { by: hand.name },
    );
  if (state.kind !== 'returned') return;
  if (state.reason === 'expired')
    throw new CommandError('ran-out', 'The time to pay this order is over; it went back on sale.');
  throw new CommandError('released', 'This order was given back or released; it went back on sale.');
}

const handOf = ({ names }: ShowState, { actor, now }: HandlerContext): HandMark => ({
  personId: actor.id,
  name: nameOf(names, actor),
  at: now,
});

const handlers: Handlers<'orders'> = {
  'order.markPaid': (state, data, context) => {
    const { deal, claim } = orderOf(state, data, context.actor);
    assertOpen(claim);
    if (claim.state.kind === 'waiting')
      throw new CommandError('not-held', 'Nothing is held for who waits in the line.');
    return { events: paidByHand(state, deal, claim, handOf(state, context)), result: {} };
  },

  'order.release': (state, data, context) => {
    const { claim } = orderOf(state, data, context.actor);
    assertOpen(claim);
    const released = { ...claim, hand: handOf(state, context) };
    return { events: returnEvents(state, [released], 'released', context.now), result: {} };
  },
};

/** The orders of deals as who sells sees them, and what is settled by hand. */
export const orders = defineFeature('orders', {
  handlers,
  queries: {
    'order.list': (_data, { show: { state }, member: { actor } }) => {
      assertMaySettle(state, actor);
      const own = Object.values(state.deals.byId).filter(({ plan }) => plan.brand === actor.brand);
      return { orders: ordersOf(own, state.deals.claims) };
    },
  },
});
