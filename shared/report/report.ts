import { allClaims, type Claim, type ClaimBook } from '../deals/claims.ts';
import type { Deal } from '../deals/deal.ts';
import type { Money } from '../money.ts';
import type { Clip } from '../recording/recording.ts';
import type { ShowState } from '../show/state.ts';
import type { Minute } from './minute.ts';
import type { PinSpan } from './state.ts';

/** Units of a deal by what became of them. */
interface Units {
  readonly claimed: number;
  readonly held: number;
  readonly paid: number;
  readonly waiting: number;
}

/** What a show has taken in one currency; what the demo shop settled is no money and not among it. */
export interface MoneyRow {
  readonly paid: Money;
  readonly held: Money;
  /** Claims that are paid for. */
  readonly orders: number;
}

export interface DealRow extends Units {
  readonly dealId: string;
  readonly title: string;
  readonly paidMoney: Money;
  /** Units that the demo shop settled; they are among those paid. */
  readonly demo: number;
}

export interface ProductRow extends Units {
  readonly productId: string;
  readonly title: string;
  readonly pins: number;
  /** How long it was on viewers' screens, in milliseconds. */
  readonly ms: number;
  readonly opened: number;
}

export interface PinRow {
  readonly pin: PinSpan;
  readonly ms: number;
  /** Units claimed of deals on the product while it was pinned. */
  readonly claimed: number;
}

/** What came of a show; while it goes on, what has come of it so far. Times are the show's, in milliseconds. */
export interface Report {
  readonly from: number | undefined;
  readonly to: number;
  readonly minutes: readonly Minute[];
  /** People at once: at most, and on average over the minutes. */
  readonly peak: number;
  readonly average: number;
  readonly lines: number;
  readonly reactions: number;
  /** The mean of the minutes' scores; undefined where nobody said enough. */
  readonly mood: number | undefined;
  readonly money: readonly MoneyRow[];
  readonly deals: readonly DealRow[];
  readonly products: readonly ProductRow[];
  readonly pins: readonly PinRow[];
  readonly sources: readonly { readonly source: string; readonly people: number }[];
  readonly clips: readonly Clip[];
}

/** The report of a show by the crew's view of it, at a time of the show. */
export function reportOf(show: ShowState, now: number): Report {
  const { phase } = show.lifecycle;
  const from = phase.kind === 'ready' ? undefined : phase.since;
  const to = phase.kind === 'ended' ? phase.at : now;
  const { minutes, pins } = show.report;
  const scores = minutes.flatMap(({ score }) => (score === null ? [] : [score]));
  const deals = Object.values(show.deals.byId).filter(({ plan }) => show.deals.claims[plan.id]);
  return {
    from,
    to,
    minutes,
    peak: Math.max(show.presence.peak, ...minutes.map(({ peak }) => peak)),
    average: mean(minutes.map(({ watching }) => watching)) ?? 0,
    lines: sum(minutes.map(({ lines }) => lines)),
    reactions: sum(minutes.map(({ reactions }) => reactions)),
    mood: mean(scores),
    money: moneyOf(deals, show.deals.claims),
    deals: deals.map(deal => dealRow(deal, show.deals.claims[deal.plan.id])),
    products: productRows(show, deals, to),
    pins: pins.map(pin => pinRow(pin, show, deals, to)),
    sources: sourcesOf(minutes),
    clips: show.recording.clips,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const mean = (numbers: readonly number[]): number | undefined =>
  numbers.length > 0 ? sum(numbers) / numbers.length : undefined;

function unitsOf(claims: readonly Claim[]): Units {
  const of = (...kinds: Claim['state']['kind'][]) =>
    sum(claims.filter(({ state }) => kinds.includes(state.kind)).map(({ units }) => units));
  return {
    claimed: of('held', 'paid', 'returned'),
    held: of('held'),
    paid: of('paid'),
    waiting: of('waiting'),
  };
}

function moneyOf(deals: readonly Deal[], books: Readonly<Record<string, ClaimBook>>): MoneyRow[] {
  const byCurrency = new Map<string, { paid: number; held: number; orders: number }>();
  for (const { plan, usual } of deals) {
    const book = books[plan.id];
    const row = byCurrency.get(usual.currency) ?? { paid: 0, held: 0, orders: 0 };
    const orders = allClaims(book).filter(({ state, demo }) => state.kind === 'paid' && !demo).length;
    byCurrency.set(usual.currency, {
      paid: row.paid + (book?.paidMinor ?? 0),
      held: row.held + (book?.heldMinor ?? 0),
      orders: row.orders + orders,
    });
  }
  return [...byCurrency].map(([currency, { paid, held, orders }]) => ({
    paid: { minor: paid, currency },
    held: { minor: held, currency },
    orders,
  }));
}

function dealRow({ plan, usual }: Deal, book: ClaimBook | undefined): DealRow {
  return {
    dealId: plan.id,
    title: plan.title,
    ...unitsOf(allClaims(book)),
    paidMoney: { minor: book?.paidMinor ?? 0, currency: usual.currency },
    demo: book?.demo?.paid ?? 0,
  };
}

/** The claims on deals that a product is part of. */
function claimsOn(productId: string, { deals: { claims } }: ShowState, deals: readonly Deal[]): Claim[] {
  return deals
    .filter(({ plan }) => plan.items.some(item => item.productId === productId))
    .flatMap(({ plan }) => allClaims(claims[plan.id]));
}

function productRows(show: ShowState, deals: readonly Deal[], to: number): ProductRow[] {
  const titles = new Map(show.report.pins.map(({ productId, title }) => [productId, title]));
  const ids = new Set([
    ...titles.keys(),
    ...deals.flatMap(({ plan }) => plan.items.map(item => item.productId)),
  ]);
  return [...ids].map(productId => {
    const pins = show.report.pins.filter(pin => pin.productId === productId);
    const known = show.catalog.products.find(({ id }) => id === productId)?.title;
    return {
      productId,
      title: known ?? titles.get(productId) ?? productId,
      pins: pins.length,
      ms: sum(pins.map(pin => (pin.to ?? to) - pin.from)),
      opened: sum(pins.map(({ opened }) => opened)),
      ...unitsOf(claimsOn(productId, show, deals)),
    };
  });
}

function pinRow(pin: PinSpan, show: ShowState, deals: readonly Deal[], to: number): PinRow {
  const end = pin.to ?? to;
  const meanwhile = claimsOn(pin.productId, show, deals).filter(({ at }) => at >= pin.from && at <= end);
  return { pin, ms: end - pin.from, claimed: unitsOf(meanwhile).claimed };
}

function sourcesOf(minutes: readonly Minute[]): Report['sources'] {
  const people = new Map<string, number>();
  for (const each of minutes.flatMap(({ sources }) => sources))
    people.set(each.source, (people.get(each.source) ?? 0) + each.people);
  return [...people]
    .map(([source, count]) => ({ source, people: count }))
    .toSorted((a, b) => b.people - a.people);
}
