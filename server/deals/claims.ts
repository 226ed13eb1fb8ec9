import { type Claim, type ClaimState, claimsOf, waitingOf } from '../../shared/deals/claims.ts';
import { type Deal, isOpen, priceOf, type RunningDeal } from '../../shared/deals/deal.ts';
import { lineLimit } from '../../shared/deals/terms.ts';
import { CommandError } from '../../shared/errors.ts';
import { nameOf } from '../../shared/names/contract.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { HandlerContext, Handlers } from '../show/feature.ts';
import { passOn } from './end.ts';
import { assertMayHave, keysOf } from './limits.ts';
import { after, bookOf, claimable, dealOf } from './lookup.ts';

function openDealOf(state: ShowState, dealId: string, now: number): RunningDeal {
  const deal = dealOf(state, dealId);
  if (!isOpen(deal, now)) throw new CommandError('not-open', 'This deal can not be claimed now.');
  if (deal.plan.terms.kind === 'auction')
    throw new CommandError('bad-data', 'An auction takes bids, not claims.', { field: 'dealId' });
  return deal;
}

function newClaim(
  { names }: ShowState,
  deal: Deal,
  units: number,
  state: ClaimState,
  { actor, client, now, newId }: HandlerContext,
): Claim {
  const price = priceOf(deal);
  const total = { ...price, minor: price.minor * units };
  const dealId = deal.plan.id;
  const { id: personId } = actor;
  const name = nameOf(names, actor);
  return { id: newId(), dealId, personId, name, units, total, at: now, state, ...keysOf(client) };
}

/** One of a person's claims on a deal. Refuses with `not-held` where there is none. */
export function ownClaimOf(state: ShowState, dealId: string, personId: string, claimId: string): Claim {
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

/** Who gets what there is of a deal. */
export const claims: Pick<Handlers<'deals'>, 'deal.claim' | 'deal.wait' | 'deal.giveBack'> = {
  'deal.claim': (state, { dealId, units }, context) => {
    const deal = openDealOf(state, dealId, context.now);
    const book = bookOf(state, dealId);
    const left = claimable(state, deal.plan);
    if (left < units)
      throw new CommandError('sold-out', 'So many are not left.', { left, waiting: book.line.length });
    assertMayHave(state, deal, context, units);
    const until = context.now + deal.plan.holdSeconds * 1000;
    const claim = newClaim(state, deal, units, { kind: 'held', until }, context);
    return { events: [newEvent('deal.claimed', { claim })], result: { claimId: claim.id, until } };
  },

  'deal.wait': (state, { dealId }, context) => {
    const deal = openDealOf(state, dealId, context.now);
    const book = bookOf(state, dealId);
    if (waitingOf(book, context.actor.id))
      throw new CommandError('already-done', 'You are in the line already.');
    if (claimable(state, deal.plan) > 0)
      throw new CommandError('already-done', 'There are some left: claim one.');
    assertMayHave(state, deal, context, 1);
    const limit = lineLimit(deal.plan);
    if (book.line.length >= limit)
      throw new CommandError('line-full', 'More wait for this deal than it could ever serve.', { limit });
    const claim = newClaim(state, deal, 1, { kind: 'waiting' }, context);
    const result = { claimId: claim.id, place: book.line.length + 1 };
    return { events: [newEvent('deal.queued', { claim })], result };
  },

  'deal.giveBack': (state, { dealId, claimId }, { actor, now }) => {
    const claim = ownClaimOf(state, dealId, actor.id, claimId);
    if (claim.state.kind !== 'held' && claim.state.kind !== 'waiting')
      throw new CommandError('not-held', 'This claim can not be given back any more.');
    return { events: returnEvents(state, [claim], 'buyer', now), result: {} };
  },
};
