import type { Pin } from '../../shared/offers.ts';
import type { ProductCard } from '../../shared/product.ts';

/** The reduction in whole percent, rounded down so that no card promises more than the prices do; 0 says nothing. */
export function percentOff({ price, compareAt }: ProductCard): number {
  if (!compareAt || compareAt.currency !== price.currency || compareAt.minor <= price.minor) return 0;
  return Math.floor(((compareAt.minor - price.minor) * 100) / compareAt.minor);
}

/** The newest pin first, because that is what the host shows now. */
export function newestFirst(pins: readonly Pin[]): Pin[] {
  return [...pins].reverse();
}
