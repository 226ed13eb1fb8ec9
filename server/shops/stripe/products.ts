import { z } from 'zod';
import { exactAmount } from '../../../shared/money.ts';
import { cellOf, cellsOf } from '../../catalog/raw-product.ts';
import type { ShopProduct } from '../adapter.ts';

const Price = z.object({
  unit_amount: z.number().nullish(),
  currency: z.string(),
  type: z.string().nullish(),
});
export const StripeProduct = z.object({
  id: z.string(),
  name: z.string(),
  active: z.boolean(),
  images: z.array(z.string()).nullish(),
  url: z.string().nullish(),
  default_price: z.union([z.string(), Price]).nullish(),
});
export type StripeProduct = z.infer<typeof StripeProduct>;

/** What one of a product costs; undefined where it has no single price, as a subscription. */
export function priceOf({
  default_price: price,
}: StripeProduct): { minor: number; currency: string } | undefined {
  if (!price || typeof price === 'string' || (price.type ?? 'one_time') !== 'one_time') return undefined;
  return typeof price.unit_amount === 'number'
    ? { minor: price.unit_amount, currency: price.currency.toUpperCase() }
    : undefined;
}

/** A product as the catalog reads it. */
export function shopProductOf(product: StripeProduct): ShopProduct {
  const price = priceOf(product);
  const cell = (value: unknown, name: string) => cellOf(value, 1, name);
  const raw = {
    line: 1,
    cells: cellsOf({
      id: cell(product.id, 'id'),
      title: cell(product.name, 'name'),
      price: cell(price && exactAmount(price), 'default_price'),
      currency: cell(price?.currency, 'currency'),
      picture: cell(product.images?.[0], 'images'),
    }),
  };
  return { raw, product: product.id, items: new Map([['', product.id]]) };
}
