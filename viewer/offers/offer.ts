import type { ProductCard } from '../../shared/catalog/product.ts';
import type { Pin } from '../../shared/offers/pin.ts';

/** The discount in whole percent, rounded down so that no card promises too much; 0 if there is none. */
export function percentOff({ price, compareAt }: ProductCard): number {
  if (!compareAt || compareAt.currency !== price.currency || compareAt.minor <= price.minor) return 0;
  return Math.floor(((compareAt.minor - price.minor) * 100) / compareAt.minor);
}

/** The foremost pin first: the newest, unless the host has put another in front. */
export function foremostFirst(pins: readonly Pin[]): Pin[] {
  return [...pins].reverse();
}
