import { cardOf, type ProductCard } from '../../shared/catalog/product.ts';
import { faceOf } from '../../shared/deals/auction.ts';
import { type Deal, isRunning, priceOf, type RunningDeal } from '../../shared/deals/deal.ts';
import { lowestSince } from '../../shared/deals/guard.ts';
import { MAX_RUNNING_DEALS } from '../../shared/deals/terms.ts';
import { CommandError } from '../../shared/errors.ts';
import { MAX_PINS, type Pin } from '../../shared/offers/pin.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { shelfProductOf } from '../catalog/lookup.ts';
import type { Moment } from '../show/time/clock.ts';
import { assertFree, examine, inTurn } from './lookup.ts';
import { packs } from './packs.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The price that a law wants beside a reduced one: the lowest of its days, by the strictest pack that is on. */
function lowestPrice(state: ShowState, { plan }: Deal, now: number): Deal['lowest'] {
  const [item, ...others] = plan.items;
  if (plan.terms.kind === 'auction' || !item || others.length > 0 || item.count > 1) return undefined;
  const wanted = packs.filter(
    ({ region, lowestPrice: { level } }) => level === 'block' && state.deals.rules.regions.includes(region),
  );
  const days = Math.max(0, ...wanted.map(pack => pack.lowestPrice.days));
  const history = state.catalog.products.find(({ id }) => id === item.productId)?.history ?? [];
  const from = now - days * DAY_MS;
  const [first] = history;
  const lowest = days > 0 ? lowestSince(history, from) : undefined;
  if (!lowest || !first) return undefined;
  return { price: lowest.price, days, ...(first.at > from ? { since: first.at } : {}) };
}

/** The face of a deal's pinned card. The old price on it is the lowest of the last days where a law wants that. */
export function cardFor(state: ShowState, deal: Deal): ProductCard | undefined {
  const { plan, usual, lowest } = deal;
  const [item, ...others] = plan.items;
  const product = state.catalog.products.find(({ id }) => id === item?.productId);
  if (!product) return undefined;
  const { stock: _shown, compareAt: _usual, variants: _each, prices: _others, ...card } = cardOf(product);
  const title = others.length > 0 || (item?.count ?? 1) > 1 ? plan.title : card.title;
  if (plan.terms.kind === 'coupon') return { ...card, title };
  const price = priceOf(deal);
  const before = lowest && lowest.price.minor < usual.minor ? lowest.price : usual;
  const isLower = plan.terms.kind === 'flash' && before.minor > price.minor;
  return { ...card, title, price, ...(isLower ? { compareAt: before } : {}) };
}

export const unpinned = ({ id }: Pin): NewEvent => newEvent('offer.unpinned', { pinId: id, reason: 'deal' });

/** Pins a deal's card: in place of the product's own one, and where all places are taken, of the oldest that is no deal's. */
function pinEvents(state: ShowState, deal: RunningDeal, { now, newId }: Moment): NewEvent[] {
  const card = cardFor(state, deal);
  if (!card) return [];
  const own = state.offers.pins.filter(pin => pin.card.id === card.id);
  const others = state.offers.pins.filter(pin => pin.card.id !== card.id);
  const oldest = others.length >= MAX_PINS ? others.filter(pin => !pin.dealId).slice(0, 1) : [];
  const pin: Pin = { id: newId(), card, at: now, dealId: deal.plan.id };
  return [...[...own, ...oldest].map(unpinned), newEvent('offer.pinned', { pin })];
}

/** Starts an accepted deal now. Refuses where it is not accepted, a product has left the shelf, or the guard or a clash says no. */
export function startEvents(state: ShowState, deal: Deal, moment: Moment): NewEvent[] {
  const { plan, stage } = deal;
  if (stage.kind !== 'accepted') throw new CommandError('not-open', 'This deal has not been accepted yet.');
  if (stage.approval === 'needed')
    throw new CommandError('needs-approval', 'A discount this deep needs a second person’s approval.');
  if (Object.values(state.deals.byId).filter(isRunning).length >= MAX_RUNNING_DEALS)
    throw new CommandError('pins-full', `At most ${MAX_RUNNING_DEALS} deals can run at once.`, {
      limit: MAX_RUNNING_DEALS,
    });
  const { now } = moment;
  for (const { productId } of plan.items) shelfProductOf(state, productId);
  const findings = examine(state, plan, now);
  assertFree(findings);
  const opensAt = now + plan.countdownSeconds * 1000;
  const lowest = lowestPrice(state, deal, now);
  const running: RunningDeal = {
    ...deal,
    findings,
    ...(lowest ? { lowest } : {}),
    ...(plan.terms.kind === 'auction' ? { auction: faceOf(plan.terms, [], undefined) } : {}),
    stage: { kind: 'running', startedAt: now, opensAt, endsAt: opensAt + plan.runSeconds * 1000 },
  };
  return [newEvent('deal.moved', { deal: running }), ...pinEvents(state, running, moment)];
}

/** Starts a deal whose time, segment or forerunner has come; one that can't is put off, with what keeps it back. */
export function startBySelf(state: ShowState, deal: Deal, moment: Moment): NewEvent[] {
  try {
    return startEvents(state, deal, moment);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const findings = examine(state, deal.plan, moment.now);
    const stage = { kind: 'postponed', at: moment.now } as const;
    return [newEvent('deal.moved', { deal: { ...deal, findings, stage } })];
  }
}

/** The accepted deals that begin with a segment. */
export function segmentDeals(state: ShowState, segmentId: string, moment: Moment): NewEvent[] {
  return startAll(state, deal => deal.start.kind === 'segment' && deal.start.segmentId === segmentId, moment);
}

/** Starts all accepted deals that are meant, each beside those before it. */
export function startAll(
  state: ShowState,
  isMeant: (plan: Deal['plan']) => boolean,
  moment: Moment,
): NewEvent[] {
  const meant = Object.values(state.deals.byId).filter(
    ({ stage, plan }) => stage.kind === 'accepted' && isMeant(plan),
  );
  return inTurn(state, meant, moment.now, (sofar, deal) => startBySelf(sofar, deal, moment));
}
