import { priceOf } from '../../../shared/deals/deal.ts';
import { usualPrice } from '../../../shared/deals/guard.ts';
import { DealPlan, type DealStart } from '../../../shared/deals/terms.ts';
import type { Money } from '../../../shared/money.ts';
import { readPrice } from '../../../shared/price-text.ts';
import type { Product } from '../../../shared/product.ts';
import type { DealDraft } from './draft.ts';

/** What can be wrong with a field, by the key of its sentence. */
export type Fault =
  | 'needed'
  | 'noProduct'
  | 'currencies'
  | 'soldOut'
  | 'notMoney'
  | 'notBelow'
  | 'notPercent'
  | 'notAbove'
  | 'notWhole'
  | 'tooMany'
  | 'notMinutes'
  | 'notHold'
  | 'notCounter'
  | 'notPoints'
  | 'past';

export type FaultyField = keyof DealDraft;
export type Faults = Readonly<Partial<Record<FaultyField, Fault>>>;

export interface Written {
  /** Present when nothing is wrong. */
  readonly plan?: DealPlan;
  readonly faults: Faults;
  /** What one unit costs without the deal; unknown while there are no products in one currency. */
  readonly usual: Money | undefined;
  /** What one unit costs in it; unknown while that is not written. */
  readonly price: Money | undefined;
}

const wholeOf = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);
const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')));

class Reading {
  readonly faults: Partial<Record<FaultyField, Fault>> = {};

  expect(holds: boolean, field: FaultyField, fault: Fault): void {
    if (!holds) this.faults[field] ??= fault;
  }

  whole(text: string, field: FaultyField, most: number, fault: Fault = 'notWhole'): number {
    const value = wholeOf(text);
    this.expect(value >= 1 && value <= most, field, fault);
    return value;
  }

  money(text: string, field: FaultyField, currency: string): Money {
    const read = readPrice(text, { stated: currency, otherwise: currency, decimals: 'auto' });
    if ('value' in read) return read.value;
    this.expect(false, field, text.trim() === '' ? 'needed' : 'notMoney');
    return { minor: 0, currency };
  }
}

const PRICE_FIELDS: readonly FaultyField[] = ['price', 'percent', 'from'];

/** Reads a draft as a plan. Where something is wrong there is none, and each field that is says what. */
export function planOf(draft: DealDraft, products: readonly Product[], now: number): Written {
  const reading = new Reading();
  const usual = usualOf(draft, products, reading);
  const terms = termsOf(draft, usual ?? { minor: 0, currency: 'EUR' }, reading);
  const units = draft.kind === 'auction' ? 1 : reading.whole(draft.units, 'units', 100_000);
  const perBuyer = draft.kind === 'auction' ? 1 : reading.whole(draft.perBuyer, 'perBuyer', 100);
  reading.expect(!(perBuyer > units), 'perBuyer', 'tooMany');
  const run = numberOf(draft.runMinutes);
  reading.expect(run >= 1 && run <= 20, 'runMinutes', 'notMinutes');
  const hold = numberOf(draft.holdMinutes);
  reading.expect(hold >= 0.5 && hold <= 30, 'holdMinutes', 'notHold');
  reading.expect(draft.title.trim() !== '', 'title', 'needed');
  const isPriced = !PRICE_FIELDS.some(field => field in reading.faults);
  const price = usual && isPriced ? priceOf({ plan: { terms }, usual }) : undefined;
  const start = startOf(draft, now, reading);
  if (Object.keys(reading.faults).length > 0) return { faults: reading.faults, usual, price };
  const { brand } = draft;
  const read = DealPlan.safeParse({
    id: draft.id,
    title: draft.title,
    items: draft.items,
    terms,
    units,
    perBuyer,
    countdownSeconds: Number(draft.countdownSeconds),
    runSeconds: Math.round(run * 60),
    holdSeconds: Math.round(hold * 60),
    start,
    ...(brand ? { brand } : {}),
    disclosure: draft.disclosure,
    talkingPoints: draft.points.split('\n').filter(point => point.trim() !== ''),
  });
  if (read.success) return { plan: read.data, faults: {}, usual, price };
  const [field] = read.error.issues[0]?.path ?? [];
  return { faults: field === 'talkingPoints' ? { points: 'notPoints' } : { title: 'needed' }, usual, price };
}

function usualOf({ items }: DealDraft, products: readonly Product[], reading: Reading): Money | undefined {
  reading.expect(items.length > 0, 'items', 'noProduct');
  const usual = usualPrice({ items: [...items] }, products);
  reading.expect(items.length === 0 || usual !== undefined, 'items', 'currencies');
  const isGone = items.some(({ productId, variantId }) => {
    const product = products.find(({ id }) => id === productId);
    return (product?.variants?.find(({ id }) => id === variantId) ?? product)?.stock === 0;
  });
  reading.expect(!isGone, 'items', 'soldOut');
  return usual;
}

function percentOf({ percent }: DealDraft, reading: Reading): number {
  return reading.whole(percent, 'percent', 100, percent.trim() === '' ? 'needed' : 'notPercent');
}

function termsOf(draft: DealDraft, usual: Money, reading: Reading): DealPlan['terms'] {
  const { currency } = usual;
  if (draft.kind === 'auction') return auctionOf(draft, currency, reading);
  if (draft.kind === 'coupon') {
    reading.expect(draft.code.trim() !== '', 'code', 'needed');
    return { kind: 'coupon', code: draft.code.trim(), percent: percentOf(draft, reading) };
  }
  if (draft.by === 'percent') {
    const percent = percentOf(draft, reading);
    const minor = Number.isNaN(percent) ? usual.minor : Math.floor((usual.minor * (100 - percent)) / 100);
    return { kind: 'flash', price: { currency, minor } };
  }
  const price = reading.money(draft.price, 'price', currency);
  reading.expect(usual.minor === 0 || price.minor < usual.minor, 'price', 'notBelow');
  return { kind: 'flash', price };
}

function auctionOf(draft: DealDraft, currency: string, reading: Reading): DealPlan['terms'] {
  const from = reading.money(draft.from, 'from', currency);
  const step = reading.money(draft.step, 'step', currency);
  reading.expect(step.minor > 0, 'step', 'notAbove');
  const reserve = draft.reserve.trim() === '' ? undefined : reading.money(draft.reserve, 'reserve', currency);
  reading.expect(!reserve || reserve.minor >= from.minor, 'reserve', 'notAbove');
  const counterSeconds = wholeOf(draft.counterSeconds);
  reading.expect(counterSeconds >= 5 && counterSeconds <= 60, 'counterSeconds', 'notCounter');
  return { kind: 'auction', from, step, counterSeconds, ...(reserve ? { reserve } : {}) };
}

function startOf({ start, at, segmentId, dealId }: DealDraft, now: number, reading: Reading): DealStart {
  switch (start) {
    case 'hand':
      return { kind: 'hand' };
    case 'at': {
      const time = new Date(at).getTime();
      reading.expect(Number.isFinite(time), 'at', 'needed');
      reading.expect(!(time < now), 'at', 'past');
      return { kind: 'at', at: time };
    }
    case 'segment':
      reading.expect(segmentId !== '', 'segmentId', 'needed');
      return { kind: 'segment', segmentId };
    case 'after':
      reading.expect(dealId !== '', 'dealId', 'needed');
      return { kind: 'after', dealId };
  }
}
