import { z } from 'zod';
import { Money } from '../money.ts';

/** How many changes of price are kept for a product: more than one a day over what the law looks back on. */
export const MAX_HISTORY = 400;
const MAX_AGE_MS = 400 * 24 * 60 * 60 * 1000;

/** The main price in force from a time on. */
export const PricePoint = z.object({
  /** Milliseconds since the epoch. */
  at: z.number().int(),
  price: Money,
});
export type PricePoint = z.infer<typeof PricePoint>;

export const isSameMoney = (one: Money | undefined, other: Money | undefined): boolean =>
  one?.minor === other?.minor && one?.currency === other?.currency;

/**
 * A product's history once `price` is in force at a time: what was known, the points that a file brought with it, and
 * a new point where the price is another than the last one. A point that the show has seen itself is never replaced
 * by an imported one. Of what is too old, only the price with which the kept time begins stays.
 */
export function historyAt(
  at: number,
  price: Money,
  known: readonly PricePoint[],
  imported: readonly PricePoint[] = [],
): PricePoint[] {
  const byTime = new Map([...imported, ...known].map(point => [point.at, point]));
  const past = [...byTime.values()].filter(point => point.at <= at).sort((one, other) => one.at - other.at);
  const last = past.at(-1);
  if (!isSameMoney(last?.price, price)) {
    if (last?.at === at) past.pop();
    past.push({ at, price });
  }
  const changes = past.filter((point, index) => !isSameMoney(point.price, past[index - 1]?.price));
  const start = changes.findLastIndex(point => point.at <= at - MAX_AGE_MS);
  return changes.slice(Math.max(0, start)).slice(-MAX_HISTORY);
}
