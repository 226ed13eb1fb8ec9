import { z } from 'zod';
import { MAX_HISTORY, type PricePoint } from '../../shared/catalog/price-history.ts';
import { readPrice } from '../../shared/catalog/read-price.ts';
import type { Money } from '../../shared/money.ts';
import type { ProductReader } from './product-reader.ts';
import type { ProductContext } from './raw-product.ts';

const DATE = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?$/;

const JsonPoint = z.object({
  at: z.union([z.string(), z.number()]),
  price: z.union([z.string(), z.number()]),
});

/** Each point as date and price: the objects of a JSON list, or parts of a text such as `2026-10-01=39.90`. */
function partsOf(value: unknown): [string, string][] | undefined {
  if (Array.isArray(value)) {
    const points = z.array(JsonPoint).safeParse(value);
    return points.data?.map(({ at, price }) => [
      typeof at === 'number' ? new Date(at).toISOString() : at,
      String(price),
    ]);
  }
  const parts = String(value)
    .split(/[|;]/)
    .map(part => part.trim())
    .filter(Boolean)
    .map(part => part.split('='));
  return parts.every(part => part.length === 2) ? (parts as [string, string][]) : undefined;
}

/**
 * A product's past prices, each valid from its date on, in the currency of its price: the column `price_history`. Empty
 * where the cell is empty or, with an error, where it can't be read or has dates in the future.
 */
export function readPriceHistory(
  reader: ProductReader,
  price: Money | undefined,
  { decimals, now }: ProductContext,
): PricePoint[] {
  const value = reader.cell('price_history')?.value;
  if (value === undefined || !price) return [];
  const fail = (part?: string) => {
    reader.addError('price_history', 'bad-history', part);
    return [];
  };
  const parts = partsOf(value);
  if (!parts) return fail(typeof value === 'string' ? value : undefined);
  if (parts.length > MAX_HISTORY) reader.addError('price_history', 'too-many');
  const points: PricePoint[] = [];
  for (const [date, amount] of parts) {
    const at = DATE.test(date.trim()) ? Date.parse(date.trim()) : Number.NaN;
    const read = readPrice(amount, { stated: price.currency, otherwise: price.currency, decimals });
    if (!(at <= now) || !('value' in read)) return fail(`${date}=${amount}`);
    points.push({ at, price: read.value });
  }
  return points.sort((one, other) => one.at - other.at).slice(-MAX_HISTORY);
}
