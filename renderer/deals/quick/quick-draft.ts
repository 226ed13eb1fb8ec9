import type { Product } from '../../../shared/catalog/product.ts';
import { writeAmount } from '../../../shared/money.ts';
import { type DealDraft, newDraft } from '../form/draft.ts';
import { type PriceEnding, reduced } from '../price/price-ending.ts';

/** Reductions at a click, in percent. The second is what a quick deal begins with. */
export const QUICK_PERCENTS = [10, 20, 30, 40] as const;
const FIRST_PERCENT = 20;
const FIRST_UNITS = 10;
/** How a quick deal's price ends until somebody chooses: it is worked out at once, and meant to look like a price. */
export const QUICK_ENDING: PriceEnding = 'ninety';

/** The written price of a reduction. */
export const quickPrice = ({ price }: Pick<Product, 'price'>, percent: number, ending: PriceEnding): string =>
  writeAmount(reduced(price, percent, ending));

/** A deal that can start as it is: a flash price, a few units, open at once, five minutes long. */
export function quickDraft(product: Product, ending: PriceEnding): DealDraft {
  return {
    ...newDraft(product),
    kind: 'flash',
    by: 'price',
    ending,
    price: quickPrice(product, FIRST_PERCENT, ending),
    units: String(Math.max(1, Math.min(product.stock ?? FIRST_UNITS, FIRST_UNITS))),
    countdownSeconds: '0',
  };
}
