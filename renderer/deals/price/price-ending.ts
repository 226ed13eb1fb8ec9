import { currencyDecimals, type Money } from '../../../shared/money.ts';

/** How a price that is worked out ends: 79.90, 79.99, 79, or as it comes. */
export const PRICE_ENDINGS = ['ninety', 'ninetyNine', 'whole', 'exact'] as const;
export type PriceEnding = (typeof PRICE_ENDINGS)[number];

const HUNDREDTHS: Record<Exclude<PriceEnding, 'exact'>, number> = { ninety: 90, ninetyNine: 99, whole: 0 };

/** The smallest amount by which prices of one ending differ. */
const unitOf = ({ currency }: Money): number => 10 ** (currencyDecimals(currency) || 2);

/**
 * The highest price with an ending that is not above the given one; the given one itself where that would be nothing.
 * Currencies without decimals have the ending in their last two digits: ¥7,990.
 */
export function withEnding(price: Money, ending: PriceEnding): Money {
  if (ending === 'exact') return price;
  const unit = unitOf(price);
  const tail = (HUNDREDTHS[ending] * unit) / 100;
  const minor = Math.floor((price.minor - tail) / unit) * unit + tail;
  return minor > 0 ? { ...price, minor } : price;
}

/** A price so many percent below the usual one, with an ending. */
export const reduced = (usual: Money, percent: number, ending: PriceEnding): Money =>
  withEnding({ ...usual, minor: Math.floor((usual.minor * (100 - percent)) / 100) }, ending);

/** The price with an ending that is nearest to the given one, and below the usual one. */
export function nearestEnding(price: Money, ending: PriceEnding, usual: Money | undefined): Money {
  if (ending === 'exact') return price;
  const lower = withEnding(price, ending);
  const upper = { ...price, minor: lower.minor + unitOf(price) };
  const isNearer = upper.minor - price.minor < price.minor - lower.minor;
  return isNearer && upper.minor < (usual?.minor ?? Number.POSITIVE_INFINITY) ? upper : lower;
}

/** How a price ends. */
export const endingOf = (price: Money): PriceEnding =>
  PRICE_ENDINGS.find(ending => ending !== 'exact' && withEnding(price, ending).minor === price.minor) ??
  'exact';
