import type { Product } from '../../../shared/catalog/product.ts';
import { readPrice } from '../../../shared/catalog/read-price.ts';
import { priceOf } from '../../../shared/deals/deal.ts';
import { usualPrice } from '../../../shared/deals/guard.ts';
import { DealPlan, type DealStart } from '../../../shared/deals/terms.ts';
import type { Money } from '../../../shared/money.ts';
import { reduced } from '../price/price-ending.ts';
import type { DealDraft } from './draft.ts';

/** Validation errors of a field; `fieldError.<code>` in the locale files has the text. */
export type FieldErrorCode =
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

export type DraftFieldName = keyof DealDraft;
export type FieldErrors = Readonly<Partial<Record<DraftFieldName, FieldErrorCode>>>;

export interface ParsedDraft {
  /** Present if there are no errors. */
  readonly plan?: DealPlan;
  readonly errors: FieldErrors;
  /** Unit price without the deal; undefined without products of one currency. */
  readonly usual: Money | undefined;
  /** Unit price of the deal; undefined if it is not valid. */
  readonly price: Money | undefined;
}

const parseInteger = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);
const parseNumber = (text: string): number =>
  text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'));

class DraftParser {
  readonly errors: Partial<Record<DraftFieldName, FieldErrorCode>> = {};

  expect(holds: boolean, field: DraftFieldName, error: FieldErrorCode): void {
    if (!holds) this.errors[field] ??= error;
  }

  whole(text: string, field: DraftFieldName, most: number, error: FieldErrorCode = 'notWhole'): number {
    const value = parseInteger(text);
    this.expect(value >= 1 && value <= most, field, error);
    return value;
  }

  money(text: string, field: DraftFieldName, currency: string): Money {
    const read = readPrice(text, { stated: currency, otherwise: currency, decimals: 'auto' });
    if ('value' in read) return read.value;
    this.expect(false, field, text.trim() === '' ? 'needed' : 'notMoney');
    return { minor: 0, currency };
  }
}

const PRICE_FIELDS: readonly DraftFieldName[] = ['price', 'percent', 'from'];

/** Parses a draft to a plan, or to the errors of its fields. */
export function parseDraft(draft: DealDraft, products: readonly Product[], now: number): ParsedDraft {
  const parser = new DraftParser();
  const usual = parseItems(draft, products, parser);
  const terms = parseTerms(draft, usual ?? { minor: 0, currency: 'EUR' }, parser);
  const units = draft.kind === 'auction' ? 1 : parser.whole(draft.units, 'units', 100_000);
  const perBuyer = draft.kind === 'auction' ? 1 : parser.whole(draft.perBuyer, 'perBuyer', 100);
  parser.expect(!(perBuyer > units), 'perBuyer', 'tooMany');
  const run = parseNumber(draft.runMinutes);
  parser.expect(run >= 1 && run <= 20, 'runMinutes', 'notMinutes');
  const hold = parseNumber(draft.holdMinutes);
  parser.expect(hold >= 0.5 && hold <= 30, 'holdMinutes', 'notHold');
  parser.expect(draft.title.trim() !== '', 'title', 'needed');
  const isPriced = !PRICE_FIELDS.some(field => field in parser.errors);
  const price = usual && isPriced ? priceOf({ plan: { terms }, usual }) : undefined;
  const start = parseStart(draft, now, parser);
  if (Object.keys(parser.errors).length > 0) return { errors: parser.errors, usual, price };
  const { perNetwork, knownBy } = draft;
  const brand = draft.brand.trim();
  const read = DealPlan.safeParse({
    id: draft.id,
    title: draft.title,
    items: draft.items,
    terms,
    units,
    perBuyer,
    ...(perNetwork === 'several' ? {} : { perNetwork }),
    ...(knownBy === 'all' ? {} : { knownBy }),
    countdownSeconds: Number(draft.countdownSeconds),
    runSeconds: Math.round(run * 60),
    holdSeconds: Math.round(hold * 60),
    start,
    ...(brand ? { brand } : {}),
    disclosure: draft.disclosure,
    talkingPoints: draft.points.split('\n').filter(point => point.trim() !== ''),
  });
  if (read.success) return { plan: read.data, errors: {}, usual, price };
  const [field] = read.error.issues[0]?.path ?? [];
  return { errors: field === 'talkingPoints' ? { points: 'notPoints' } : { title: 'needed' }, usual, price };
}

function parseItems(
  { items }: DealDraft,
  products: readonly Product[],
  parser: DraftParser,
): Money | undefined {
  parser.expect(items.length > 0, 'items', 'noProduct');
  const usual = usualPrice({ items: [...items] }, products);
  parser.expect(items.length === 0 || usual !== undefined, 'items', 'currencies');
  const isSoldOut = items.some(({ productId, variantId }) => {
    const product = products.find(({ id }) => id === productId);
    return (product?.variants?.find(({ id }) => id === variantId) ?? product)?.stock === 0;
  });
  parser.expect(!isSoldOut, 'items', 'soldOut');
  return usual;
}

function parsePercent({ percent }: DealDraft, parser: DraftParser): number {
  return parser.whole(percent, 'percent', 100, percent.trim() === '' ? 'needed' : 'notPercent');
}

function parseTerms(draft: DealDraft, usual: Money, parser: DraftParser): DealPlan['terms'] {
  const { currency } = usual;
  if (draft.kind === 'auction') return parseAuction(draft, currency, parser);
  if (draft.kind === 'coupon') {
    parser.expect(draft.code.trim() !== '', 'code', 'needed');
    return { kind: 'coupon', code: draft.code.trim(), percent: parsePercent(draft, parser) };
  }
  if (draft.by === 'percent') {
    const percent = parsePercent(draft, parser);
    return { kind: 'flash', price: Number.isNaN(percent) ? usual : reduced(usual, percent, draft.ending) };
  }
  const price = parser.money(draft.price, 'price', currency);
  parser.expect(usual.minor === 0 || price.minor < usual.minor, 'price', 'notBelow');
  return { kind: 'flash', price };
}

function parseAuction(draft: DealDraft, currency: string, parser: DraftParser): DealPlan['terms'] {
  const from = parser.money(draft.from, 'from', currency);
  const step = parser.money(draft.step, 'step', currency);
  parser.expect(step.minor > 0, 'step', 'notAbove');
  const reserve = draft.reserve.trim() === '' ? undefined : parser.money(draft.reserve, 'reserve', currency);
  parser.expect(!reserve || reserve.minor >= from.minor, 'reserve', 'notAbove');
  const counterSeconds = parseInteger(draft.counterSeconds);
  parser.expect(counterSeconds >= 5 && counterSeconds <= 60, 'counterSeconds', 'notCounter');
  return { kind: 'auction', from, step, counterSeconds, ...(reserve ? { reserve } : {}) };
}

function parseStart(
  { start, at, segmentId, dealId }: DealDraft,
  now: number,
  parser: DraftParser,
): DealStart {
  switch (start) {
    case 'hand':
      return { kind: 'hand' };
    case 'at': {
      const time = new Date(at).getTime();
      parser.expect(Number.isFinite(time), 'at', 'needed');
      parser.expect(!(time < now), 'at', 'past');
      return { kind: 'at', at: time };
    }
    case 'segment':
      parser.expect(segmentId !== '', 'segmentId', 'needed');
      return { kind: 'segment', segmentId };
    case 'after':
      parser.expect(dealId !== '', 'dealId', 'needed');
      return { kind: 'after', dealId };
  }
}
