import { allClaims, type Claim, type ClaimBook } from '../deals/claims.ts';
import type { Deal } from '../deals/deal.ts';
import type { Money } from '../money.ts';
import { ordersIn, totalsOf } from '../orders/totals.ts';
import type { Clip } from '../recording/recording.ts';
import type { ShowState } from '../show/state.ts';
import type { Minute } from './minute.ts';
import type { PinSpan } from './state.ts';

type ProductClaims = ReadonlyMap<string, readonly Claim[]>;

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
  const claims = claimsByProduct(deals, show.deals.claims);
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
    products: productRows(show, claims, to),
    pins: pins.map(pin => pinRow(pin, claims, to)),
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
  return totalsOf(deals, books).map(({ currency, paidMinor, heldMinor }) => ({
    paid: { minor: paidMinor, currency },
    held: { minor: heldMinor, currency },
    orders: ordersIn(
      deals.filter(({ usual }) => usual.currency === currency),
      books,
    ),
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

/** The claims on deals, by each product that is part of them. */
function claimsByProduct(deals: readonly Deal[], books: Readonly<Record<string, ClaimBook>>): ProductClaims {
  const byProduct = new Map<string, Claim[]>();
  for (const { plan } of deals) {
    const claims = allClaims(books[plan.id]);
    for (const productId of new Set(plan.items.map(item => item.productId)))
      byProduct.set(productId, [...(byProduct.get(productId) ?? []), ...claims]);
  }
  return byProduct;
}

function productRows(show: ShowState, claims: ProductClaims, to: number): ProductRow[] {
  const titles = new Map(show.report.pins.map(({ productId, title }) => [productId, title]));
  const ids = new Set([...titles.keys(), ...claims.keys()]);
  return [...ids].map(productId => {
    const pins = show.report.pins.filter(pin => pin.productId === productId);
    const known = show.catalog.products.find(({ id }) => id === productId)?.title;
    return {
      productId,
      title: known ?? titles.get(productId) ?? productId,
      pins: pins.length,
      ms: sum(pins.map(pin => (pin.to ?? to) - pin.from)),
      opened: sum(pins.map(({ opened }) => opened)),
      ...unitsOf(claims.get(productId) ?? []),
    };
  });
}

function pinRow(pin: PinSpan, claims: ProductClaims, to: number): PinRow {
  const end = pin.to ?? to;
  const ofProduct = claims.get(pin.productId) ?? [];
  const meanwhile = ofProduct.filter(({ at }) => at >= pin.from && at <= end);
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
