import { nanoid } from 'nanoid';
import type { Product } from '../../../shared/catalog/product.ts';
import type { DealItem, DealPlan, DealStart } from '../../../shared/deals/terms.ts';
import { writeAmount } from '../../../shared/money.ts';
import type { PriceEnding } from '../price/price-ending.ts';

export type DealKind = DealPlan['terms']['kind'];

/** State of the deal form: amounts and numbers are the texts of their fields. */
export interface DealDraft {
  readonly id: string;
  readonly title: string;
  readonly items: readonly DealItem[];
  readonly kind: DealKind;
  /** Whether a flash price is entered as an amount or as a percentage off. */
  readonly by: 'price' | 'percent';
  readonly price: string;
  readonly percent: string;
  /** How a price ends that follows from a percentage. */
  readonly ending: PriceEnding;
  readonly code: string;
  readonly from: string;
  readonly step: string;
  readonly reserve: string;
  readonly counterSeconds: string;
  readonly units: string;
  readonly perBuyer: string;
  readonly perNetwork: 'several' | NonNullable<DealPlan['perNetwork']>;
  readonly knownBy: 'all' | NonNullable<DealPlan['knownBy']>;
  readonly countdownSeconds: string;
  readonly runMinutes: string;
  readonly holdMinutes: string;
  readonly start: DealStart['kind'];
  /** Value of an `<input type="datetime-local">`, in the local time zone. */
  readonly at: string;
  readonly segmentId: string;
  readonly dealId: string;
  readonly brand: string;
  readonly disclosure: string;
  /** One a line. */
  readonly points: string;
}

const EMPTY: Omit<DealDraft, 'id'> = {
  title: '',
  items: [],
  kind: 'flash',
  by: 'percent',
  price: '',
  percent: '',
  ending: 'exact',
  code: '',
  from: '',
  step: '',
  reserve: '',
  counterSeconds: '15',
  units: '',
  perBuyer: '1',
  perNetwork: 'several',
  knownBy: 'all',
  countdownSeconds: '10',
  runMinutes: '5',
  holdMinutes: '5',
  start: 'hand',
  at: '',
  segmentId: '',
  dealId: '',
  brand: '',
  disclosure: '',
  points: '',
};

/** A new draft, optionally on a product and for a brand. */
export function newDraft(product?: Product, brand = ''): DealDraft {
  return {
    ...EMPTY,
    id: nanoid(10),
    brand,
    title: product?.title ?? '',
    items: product ? [{ productId: product.id, count: 1 }] : [],
  };
}

/** A server time as value of an `<input type="datetime-local">`, in the local time zone. */
export function localTime(at: number): string {
  const zone = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - zone).toISOString().slice(0, 16);
}

function termsDraft(terms: DealPlan['terms']): Partial<DealDraft> {
  switch (terms.kind) {
    case 'flash':
      return { kind: 'flash', by: 'price', price: writeAmount(terms.price) };
    case 'coupon':
      return { kind: 'coupon', code: terms.code, percent: String(terms.percent) };
    case 'auction':
      return {
        kind: 'auction',
        from: writeAmount(terms.from),
        step: writeAmount(terms.step),
        reserve: terms.reserve ? writeAmount(terms.reserve) : '',
        counterSeconds: String(terms.counterSeconds),
      };
  }
}

function startDraft(start: DealStart): Partial<DealDraft> {
  const { kind } = start;
  if (kind === 'at') return { start: kind, at: localTime(start.at) };
  if (kind === 'segment') return { start: kind, segmentId: start.segmentId };
  return kind === 'after' ? { start: kind, dealId: start.dealId } : { start: kind };
}

/** A draft for editing a plan. */
export function planToDraft(plan: DealPlan): DealDraft {
  return {
    ...EMPTY,
    ...termsDraft(plan.terms),
    ...startDraft(plan.start),
    id: plan.id,
    title: plan.title,
    items: plan.items,
    units: String(plan.units),
    perBuyer: String(plan.perBuyer),
    perNetwork: plan.perNetwork ?? 'several',
    knownBy: plan.knownBy ?? 'all',
    countdownSeconds: String(plan.countdownSeconds),
    runMinutes: String(plan.runSeconds / 60),
    holdMinutes: String(plan.holdSeconds / 60),
    brand: plan.brand ?? '',
    disclosure: plan.disclosure,
    points: plan.talkingPoints.join('\n'),
  };
}
