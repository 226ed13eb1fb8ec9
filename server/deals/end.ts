import { standingOf } from '../../shared/deals/auction.ts';
import { type Claim, waitingOf, withClaim } from '../../shared/deals/claims.ts';
import { type Deal, type DealEnd, isRunning, type RunningDeal } from '../../shared/deals/deal.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Moment } from '../show/time/clock.ts';
import { after, bookOf, dealOf, inTurn, leftIn } from './lookup.ts';
import { startAll, unpinned } from './start.ts';

/** What an auction's end brings: a hold for whoever leads, where the reserve is met. */
function winnerEvents(state: ShowState, deal: RunningDeal, { now, newId }: Moment): NewEvent[] {
  const { plan } = deal;
  const standing = plan.terms.kind === 'auction' && standingOf(plan.terms, state.deals.bids[plan.id] ?? []);
  if (!standing || !deal.auction?.reserveMet) return [];
  const claim: Claim = {
    id: newId(),
    dealId: plan.id,
    personId: standing.leader.personId,
    name: standing.leader.name,
    units: 1,
    total: standing.price,
    at: now,
    state: { kind: 'held', until: now + plan.holdSeconds * 1000 },
    ...(standing.leader.keys && { keys: standing.leader.keys }),
  };
  return [newEvent('deal.claimed', { claim })];
}

function reasonAtEnd(deal: RunningDeal, reason: DealEnd): DealEnd {
  if (deal.plan.terms.kind !== 'auction' || reason === 'cancelled') return reason;
  if (!deal.auction?.price) return 'noBid';
  return deal.auction.reserveMet ? reason : 'reserve';
}

/** Closes the line of a deal that is over once all of it is paid for. What else comes back goes to the line itself. */
export function closeLine(state: ShowState, { plan, stage }: Deal, now: number): NewEvent[] {
  const book = bookOf(state, plan.id);
  if (stage.kind !== 'over' || book.paid < plan.units) return [];
  return book.line.flatMap(personId => {
    const claim = waitingOf(book, personId);
    const returned = { kind: 'returned', at: now, reason: 'closed' } as const;
    return claim ? [newEvent('deal.returned', { claim: { ...claim, state: returned } })] : [];
  });
}

/** Ends a running deal: its card goes, an auction's winner gets a hold, and the deal that waits for its end starts. */
export function endEvents(state: ShowState, deal: RunningDeal, reason: DealEnd, moment: Moment): NewEvent[] {
  const { now } = moment;
  const { plan, stage } = deal;
  const winner = reason === 'cancelled' ? [] : winnerEvents(state, deal, moment);
  const over: Deal = {
    ...deal,
    stage: { ...stage, kind: 'over', at: now, reason: reasonAtEnd(deal, reason) },
  };
  const ending = [
    newEvent('deal.moved', { deal: over }),
    ...winner,
    ...state.offers.pins.filter(pin => pin.dealId === plan.id).map(unpinned),
  ];
  const next = reason === 'show' ? [] : startAll(after(state, ending, now), isAfter(plan.id), moment);
  return [...ending, ...next];
}

const isAfter =
  (dealId: string) =>
  ({ start }: Deal['plan']): boolean =>
    start.kind === 'after' && start.dealId === dealId;

/** Ends everything that runs, with the show. */
export function endAll(state: ShowState, moment: Moment): NewEvent[] {
  const running = Object.values(state.deals.byId).filter(isRunning);
  return inTurn(state, running, moment.now, (sofar, deal) => endEvents(sofar, deal, 'show', moment));
}

/** Gives what came back to those in the line, in their order. */
export function passOn(state: ShowState, dealId: string, now: number): NewEvent[] {
  const { plan } = dealOf(state, dealId);
  const until = now + plan.holdSeconds * 1000;
  const events: NewEvent[] = [];
  let book = bookOf(state, dealId);
  while (leftIn(plan, book) > 0 && book.line.length > 0) {
    const waiting = waitingOf(book, book.line[0] ?? '');
    if (!waiting) break;
    const claim: Claim = { ...waiting, state: { kind: 'held', until } };
    events.push(newEvent('deal.claimed', { claim }));
    book = withClaim(book, claim);
  }
  return events;
}
