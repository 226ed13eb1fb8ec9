import { z } from 'zod';
import { Money } from './money.ts';

export const MAX_PRODUCTS = 2000;

/** An address a page may load or open: http(s), or a path on this server. Never `javascript:` or `data:`. */
export const WebAddress = z
  .string()
  .max(2000)
  .regex(/^(https?:\/\/[^\s]+|\/(?!\/)[^\s]*)$/i, 'must start with http://, https:// or a single /');

/** What a viewer may know of a product: the face of its pinned card. */
export const ProductCard = z.object({
  /** The shop's own key (SKU); stable over imports. */
  id: z.string().min(1).max(64),
  title: z.string().min(1).max(120),
  price: Money,
  /** The price before a reduction, in the same currency and above `price`. */
  compareAt: Money.optional(),
  /** Units left to sell; absent where the shop does not say. */
  stock: z.number().int().nonnegative().optional(),
  brand: z.string().min(1).max(80).optional(),
  picture: WebAddress.optional(),
  buyUrl: WebAddress.optional(),
});
export type ProductCard = z.infer<typeof ProductCard>;

/** A product as the crew sees it: the card, and what stays behind the counter. */
export const Product = ProductCard.extend({
  /** Other words the audience uses for it, in any language; they help to hear it in chat. */
  aliases: z.array(z.string().min(1).max(60)).max(20).default([]),
  /** What the shop pays for one; never leaves the crew. */
  cost: Money.optional(),
});
export type Product = z.infer<typeof Product>;

/** The public face of a product, with nothing on it that only the crew may know. */
export function cardOf(product: Product): ProductCard {
  return ProductCard.parse(product);
}
