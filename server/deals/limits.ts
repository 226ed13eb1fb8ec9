import { type BuyerKeys, countOf } from '../../shared/deals/buyer-keys.ts';
import { type ClaimBook, claimsOf, MAX_CLAIMS_PER_PERSON, unitsOf } from '../../shared/deals/claims.ts';
import type { RunningDeal } from '../../shared/deals/deal.ts';
import { type DealPlan, networkLimit } from '../../shared/deals/terms.ts';
import { CommandError } from '../../shared/errors.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Client } from '../show/client.ts';
import type { HandlerContext } from '../show/feature.ts';
import { bookOf } from './lookup.ts';

/** Somebody who buys: a person, and the keys of where they come from. */
export interface Buyer {
  readonly personId: string;
  readonly keys?: BuyerKeys | undefined;
}

/** The keys that a claim or a bid of a client keeps; absent where nothing is known. */
export function keysOf({ browser, network }: Client): { keys: BuyerKeys } | undefined {
  if (browser === undefined && network === undefined) return undefined;
  return { keys: { ...(browser !== undefined && { browser }), ...(network !== undefined && { network }) } };
}

/** Whether a buyer may have so many units more: as a person, with their browser and from their network address. */
export function hasRoom(plan: DealPlan, book: ClaimBook, buyer: Buyer, units: number): boolean {
  return limitMet(plan, countsOf(book, buyer), units) === undefined;
}

/**
 * Refuses whoever may not have so many units more of a deal: with `new-here` or `no-purchase` who is no known
 * buyer, with `limit-reached`, `browser-limit` or `network-limit` who has enough.
 */
export function assertMayHave(
  state: ShowState,
  deal: RunningDeal,
  { actor, client }: HandlerContext,
  units: number,
): void {
  assertKnown(state, deal, actor.id, client);
  const counts = countsOf(bookOf(state, deal.plan.id), { personId: actor.id, keys: client });
  const met = limitMet(deal.plan, counts, units) ?? triesMet(deal.plan, counts);
  if (met) throw new CommandError(met.code, met.message, { limit: met.limit });
}

/** Refuses with `new-here` or `no-purchase` where a deal is for known buyers and this is none. */
export function assertKnown(
  state: ShowState,
  { plan, stage }: RunningDeal,
  personId: string,
  { since }: Client,
): void {
  if (plan.knownBy === 'visit' && !(since !== undefined && since < stage.startedAt))
    throw new CommandError('new-here', 'This deal is for those who were in the show before it started.');
  if (plan.knownBy === 'purchase' && !hasPaidIn(state, personId))
    throw new CommandError('no-purchase', 'This deal is for those who have bought in this show before.');
}

/** What the demo shop settled is no purchase: anybody can have that for nothing. */
function hasPaidIn(state: ShowState, personId: string): boolean {
  return Object.values(state.deals.claims).some(book =>
    claimsOf(book, personId).some(claim => claim.state.kind === 'paid' && !claim.demo),
  );
}

interface Met {
  readonly code: 'limit-reached' | 'browser-limit' | 'network-limit';
  readonly message: string;
  readonly limit: number;
}

/** What a buyer has of a deal, and how often they claimed it: as a person, with their browser, and from their network. */
function countsOf(book: ClaimBook, { personId, keys: { browser, network } = {} }: Buyer) {
  return {
    own: { units: unitsOf(book, personId), claims: claimsOf(book, personId).length },
    browser: countOf(book.byKey, browser),
    network: countOf(book.byKey, network),
  };
}
type Counts = ReturnType<typeof countsOf>;

function limitMet(plan: DealPlan, { own, browser, network }: Counts, units: number): Met | undefined {
  const { perBuyer } = plan;
  const most = networkLimit(plan);
  if (own.units + units > perBuyer)
    return { code: 'limit-reached', message: `A buyer may have ${perBuyer} of this deal.`, limit: perBuyer };
  if (browser.units + units > perBuyer)
    return { code: 'browser-limit', message: `One browser may have ${perBuyer} of it.`, limit: perBuyer };
  if (network.units + units > most)
    return { code: 'network-limit', message: `One network may have ${most} of this deal.`, limit: most };
  return undefined;
}

/** Who claims and gives back again and again keeps others from buying, under whatever name. */
function triesMet(plan: DealPlan, { own, browser, network }: Counts): Met | undefined {
  const message = 'This deal was claimed and given back too often.';
  const limit = MAX_CLAIMS_PER_PERSON;
  const most = limit * Math.ceil(networkLimit(plan) / plan.perBuyer);
  if (own.claims >= limit) return { code: 'limit-reached', message, limit };
  if (browser.claims >= limit) return { code: 'browser-limit', message, limit };
  if (network.claims >= most) return { code: 'network-limit', message, limit: most };
  return undefined;
}
